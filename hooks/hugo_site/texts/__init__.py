"""The words that readers see, in the blog's language: one table each, `<code>.yml`, for Python and templates."""
