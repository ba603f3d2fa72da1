"""Hugo posts and Goldmark Markdown for Python-Markdown hosts; never imports MkDocs."""
