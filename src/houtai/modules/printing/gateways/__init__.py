"""The press: a process of its own that can open nothing."""
