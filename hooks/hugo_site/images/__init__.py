"""Images: their size, smaller copies, and the HTML that lets a browser choose."""
