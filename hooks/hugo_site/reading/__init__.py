"""Posts and pages in: how an author's files reach Material's blog plugin, and what the converter asks of the site."""
