"""Payouts: what the house owes its merchants goes to their bank accounts."""
