"""What somebody is to do, and by when."""
