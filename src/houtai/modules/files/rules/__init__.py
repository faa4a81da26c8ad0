"""What files may be: purposes, kinds of content, names, pictures."""
