"""The code lists: one SKOS scheme a file."""
