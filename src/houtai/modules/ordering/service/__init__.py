"""Writes of ordering. One function is one use case inside the caller's transaction."""
