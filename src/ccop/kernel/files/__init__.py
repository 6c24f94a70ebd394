"""Files kept by their content: what was stored once is found by its SHA-256 and never changes."""
