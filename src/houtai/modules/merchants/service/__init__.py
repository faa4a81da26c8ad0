"""Writes of merchants, by use case."""
