"""Pure rules of prices: which offers touch a cart, and what is best for the buyer."""
