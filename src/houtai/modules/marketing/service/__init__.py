"""Writes. One function is one use case inside the caller's transaction; none commits."""
