"""What may run in a reader's browser: the Content-Security-Policy of each page."""
