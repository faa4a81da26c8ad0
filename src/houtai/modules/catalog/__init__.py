"""Goods and the libraries they are described with."""
