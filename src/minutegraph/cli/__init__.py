"""The command line, `kg`: a file a command, no logic."""
