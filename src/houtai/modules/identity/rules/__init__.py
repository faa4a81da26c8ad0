"""Pure rules: what a login is, which password is good enough, how often one may try."""
