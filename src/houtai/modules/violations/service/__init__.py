"""Use cases of violations."""
