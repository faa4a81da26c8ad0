"""What people are told, and how: inbox, e-mail, text message, webhook."""
