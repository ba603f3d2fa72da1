"""Search: pages are written as Pagefind's input, indexed, and answered behind Material's own search box."""
