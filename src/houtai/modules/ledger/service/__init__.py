"""Writes of the ledger, one file a use case."""
