"""Writes of the warehouse. One function is one use case inside the caller's transaction."""
