"""Invoices: what buyers ask for, what tax providers issue, and what is taken back in red."""
