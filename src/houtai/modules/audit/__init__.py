"""Who did what, when, from where, and how it came out; who signed in. Written once, for good."""
