"""What goes on paper: kinds of prints, their templates, the press that sets them, the log."""
