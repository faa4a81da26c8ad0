"""Reads of cases after the sale."""
