"""Rules of approvals: which flow a request takes, who is to decide, when a step is over."""
