"""The ledger: one double-entry kernel for everything that is counted."""
