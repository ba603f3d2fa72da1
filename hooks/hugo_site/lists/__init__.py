"""What lists of posts show: cards, covers, order, series, related posts, and the sidebar."""
