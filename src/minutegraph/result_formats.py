"""The formats of answers by name.

Apart from what writes them, so that the command line can offer them without loading it.
"""

from __future__ import annotations

ROWS = {"json": "json", "csv": "csv", "tsv": "tsv", "xml": "srx"}
"""The formats of rows and of yes or no, each with its file extension."""

TRIPLES = {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld", "rdfxml": "rdf", "trig": "trig"}
"""The formats of triples, each with its file extension."""

ALL = ("table", *ROWS, *TRIPLES)
"""All formats by name; `table` is for people."""
