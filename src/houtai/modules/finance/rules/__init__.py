"""Pure rules of finance: accounts, fees, matching."""
