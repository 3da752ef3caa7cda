"""Reports in the shapes in which they leave the house."""
