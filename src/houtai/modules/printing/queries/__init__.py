"""Reads of printing."""
