"""Reads of violations."""
