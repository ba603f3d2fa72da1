"""Hugo's shortcodes: `parser` finds them in a text, `expansion` renders them, `registry` says which there are."""
