"""Sales of the past, read from a file of any shop and sent through the house as it runs."""
