"""Pure rules of merchants."""
