"""Those who sell: how they join, what they may sell, what they have deposited, their shops."""
