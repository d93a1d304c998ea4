"""The ontology, its code lists and its alignments, as Turtle."""
