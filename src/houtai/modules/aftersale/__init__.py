"""After the sale: what buyers ask for, what comes of it, and what goes back."""
