"""Reads of ordering."""
