"""Reads of the ledger: what a decision rests on, balances, statements, proofs."""
