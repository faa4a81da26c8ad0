"""Pure rules of sourcing and sending."""
