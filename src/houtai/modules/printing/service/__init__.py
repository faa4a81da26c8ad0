"""Writes of printing: templates, and prints with their log."""
