"""Pages that the server itself shows, each one file without outside resources."""
