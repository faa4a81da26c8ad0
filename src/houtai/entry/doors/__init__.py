"""Doors that belong to no module: health, metrics, the house's own rooms."""
