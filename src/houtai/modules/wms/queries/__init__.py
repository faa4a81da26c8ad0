"""Reads of the warehouse. One function is one statement, or a page with its names."""
