"""The read-only SPARQL endpoint and its pages: `app.make_app(graph)` is an ASGI application."""
