"""What holds of freight whatever is asked: what a template may say, and what goods cost by it."""
