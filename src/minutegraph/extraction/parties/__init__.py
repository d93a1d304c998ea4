"""Who is named in a text, and what stands for them: people, posts, bodies."""
