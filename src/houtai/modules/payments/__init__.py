"""Money from buyers and back: payments, refunds, gateways, and cases for people."""
