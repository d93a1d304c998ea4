"""The SHACL shapes, as Turtle."""
