"""Writes of approvals: asking, deciding, withdrawing, falling due; flows and delegations."""
