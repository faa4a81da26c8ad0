"""Reads of stock: levels, what can be sold, proofs that the layers agree."""
