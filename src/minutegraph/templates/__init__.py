"""The HTML templates and what they need."""
