"""Reads of fulfilment. One function is one statement; a frozen view leaves, never a table."""
