"""A platform to try houtai on: two merchants, two warehouses, and people of every console."""
