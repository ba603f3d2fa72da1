"""What Goldmark reads within a line of text; the blocks around it stand in the folder above."""
