"""Pure rules of goods: trees, values of attributes, forbidden words, states of products."""
