"""Reads of the logs: pages of them, one entry, the history of a thing, and their proofs."""
