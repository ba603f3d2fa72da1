"""The MkDocs hook."""
