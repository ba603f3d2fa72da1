"""Mistakes told: found in posts and links, collected, and shown above a page under `mkdocs serve`."""
