"""What outside bodies recommend, and to whom."""
