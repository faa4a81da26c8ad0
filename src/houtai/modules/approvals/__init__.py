"""Approvals: what must be agreed to by others before it happens."""
