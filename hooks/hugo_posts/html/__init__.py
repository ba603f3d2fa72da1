"""The only readers of HTML here: tags and attributes, what may not run, images, a post's beginning as text."""
