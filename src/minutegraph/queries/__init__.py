"""The named queries, as files, and their parameters."""
