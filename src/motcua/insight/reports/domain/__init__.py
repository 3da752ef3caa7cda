"""The rules of figures; plain Python."""
