"""Frozen facts in the past tense: the language in which modules tell each other what happened."""
