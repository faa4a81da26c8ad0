"""Simulation: a house that one seed drives, through faults and deaths, and an eye on its sums."""
