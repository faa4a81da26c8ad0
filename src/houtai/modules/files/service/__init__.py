"""Writes: taking files in, what uses them, deleting and restoring, clearing away."""
