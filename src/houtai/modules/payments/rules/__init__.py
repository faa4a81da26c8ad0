"""Pure rules of payments: ways to pay, the ledger's accounts, patience with gateways."""
