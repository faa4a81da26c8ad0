"""Reads of catalog, one use case a file."""
