"""Moves a Hugo blog in: copies its posts and files, and says what a person has to do. Not needed for building."""
