"""The other languages of a Hugo site, beside the main one."""
