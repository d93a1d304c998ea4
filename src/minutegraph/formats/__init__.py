"""From a file in any format that is read to its text, what its structure tells, and the way back into it."""
