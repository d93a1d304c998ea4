"""From source to text, and from text to items, blocks and sentences."""
