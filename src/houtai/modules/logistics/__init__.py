"""How goods come to people: what the way costs, and where it leads."""
