"""From facts to RDF: the only room that knows both."""
