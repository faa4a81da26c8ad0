"""Pure rules of the warehouse: states, routes, batches, cartons, weights."""
