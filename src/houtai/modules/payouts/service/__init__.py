"""Writes of payouts, one file a use case."""
