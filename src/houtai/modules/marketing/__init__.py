"""Promotions and coupons: what goods cost this buyer now, and why."""
