"""Writes of cases after the sale."""
