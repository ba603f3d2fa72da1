"""Where content stands here, where it stood in Hugo, and what else of the old site answers."""
