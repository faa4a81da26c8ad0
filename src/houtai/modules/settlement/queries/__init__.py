"""What may be asked of settlement."""
