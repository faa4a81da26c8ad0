"""Writes of the logs: telling a deed, keeping what was told, sealing what was proved."""
