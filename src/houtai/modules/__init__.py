"""Business modules, each with the same rooms."""
