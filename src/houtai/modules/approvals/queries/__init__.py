"""Reads of approvals: flows, what is asked, what is to do, who stands in for whom."""
