"""The money of the house: entries, settlement with merchants, reconciliation, daily close."""
