"""Writes: accounts and their passwords, signing in and out. None of them commits."""
