"""What minutegraph costs: corpora of any size, and what a build of them takes. README.md tells how to run them."""
