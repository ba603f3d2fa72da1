"""What goes wrong and nobody thought of: it is told in one line, and concerns one page where it can."""
