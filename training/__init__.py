"""How the model that tells the stance of a statement is trained, and on what. README.md tells more."""
