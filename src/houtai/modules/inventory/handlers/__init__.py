"""Reactions of stock: the layers follow each other, levels follow the journal."""
