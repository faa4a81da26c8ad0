"""Pure decisions: words, who gets them which way, what a webhook hears, when to try again."""
