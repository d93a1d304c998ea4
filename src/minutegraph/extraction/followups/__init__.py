"""What became of matters of earlier meetings."""
