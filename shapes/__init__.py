"""The SHACL shapes, as Turtle; `minutegraph.vocabulary` lists the files."""
