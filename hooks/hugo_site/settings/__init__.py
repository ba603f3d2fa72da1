"""What the author set in mkdocs.yml, read once and checked: a wrong name or value is told with its remedy."""
