"""What merchants are held to: told, appealed against, decided, and fined out of their deposits."""
