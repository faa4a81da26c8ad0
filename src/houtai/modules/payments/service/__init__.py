"""Writes of payments, one file a use case."""
