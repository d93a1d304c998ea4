"""The ontology, its alignments and its code lists, as Turtle; `minutegraph.vocabulary` lists the files."""
