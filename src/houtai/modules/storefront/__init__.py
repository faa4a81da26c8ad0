"""Storefront: what buyers look at, find, and are shown beside it."""
