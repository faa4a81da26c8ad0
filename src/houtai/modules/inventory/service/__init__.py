"""Writes of stock, one file a use case."""
