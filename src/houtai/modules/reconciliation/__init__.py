"""Reconciliation: what channels and banks say they moved, against what the house knows."""
