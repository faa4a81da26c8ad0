"""Identity: people who work in the consoles, what they may do and where, how they sign in."""
