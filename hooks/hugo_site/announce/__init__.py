"""What is told the world: feeds, heads of pages, share pictures, dates in the sitemap."""
