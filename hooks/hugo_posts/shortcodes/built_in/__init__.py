"""The shortcodes that come with Hugo and PaperMod, one function each; `registry` lists them."""
