"""Pure rules of violations."""
