"""Pure rules of the ledger: what a chain asks for, and whether it may have it."""
