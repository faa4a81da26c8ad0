"""Reads: who sees which file."""
