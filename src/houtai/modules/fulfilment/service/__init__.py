"""Writes of fulfilment. One function is one use case inside the caller's transaction."""
