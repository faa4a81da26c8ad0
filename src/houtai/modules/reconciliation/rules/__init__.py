"""What reconciliation knows without asking anybody."""
