"""Where things are: the addresses of pages, posts, tags and files, those of the Hugo blog, and redirects."""
