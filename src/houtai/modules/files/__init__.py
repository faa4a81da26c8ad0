"""Files that people upload: checked by content, kept apart from their names, shown safely."""
