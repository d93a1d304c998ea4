"""Who attended, and who sent apologies."""
