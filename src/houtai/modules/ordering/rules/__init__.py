"""Pure rules of orders: what they cost, how they move, what is held for them."""
