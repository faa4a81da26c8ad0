"""What buyers want, have agreed to, and are owed: carts, trades, orders."""
