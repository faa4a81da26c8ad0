"""Tables of finance, by topic."""
