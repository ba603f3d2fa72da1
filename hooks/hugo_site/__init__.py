"""Joins `hugo_posts` to MkDocs and to Material's blog plugin; the only package here that imports them."""
