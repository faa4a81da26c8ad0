"""Stock in three layers: what can be sold, what is where, what lies there."""
