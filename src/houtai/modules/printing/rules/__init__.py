"""Pure rules of printing: kinds, papers, codes that scanners read, what a source is made of."""
