"""The papers of a meeting, by their titles."""
