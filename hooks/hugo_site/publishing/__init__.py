"""What hooks/publish.py asks before a deploy: what is on the branch, what would be lost, what went wrong."""
