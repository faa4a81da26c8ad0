"""Wordings, messages to people, what goes outside, and webhooks."""
