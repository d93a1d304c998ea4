"""What a meeting resolved, recommended or agreed."""
