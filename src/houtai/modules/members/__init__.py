"""Members: those who buy, how they sign in, where they want things sent."""
