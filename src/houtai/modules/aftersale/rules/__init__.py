"""Pure rules of cases after the sale."""
