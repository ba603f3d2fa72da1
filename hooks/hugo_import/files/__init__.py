"""Which files of the Hugo site go where, and what is known of their old addresses."""
