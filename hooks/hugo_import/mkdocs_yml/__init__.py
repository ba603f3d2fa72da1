"""What a Hugo site's configuration becomes in mkdocs.yml: one module for each part of it, `document` writes it."""
