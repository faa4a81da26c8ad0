-- How many of these accounts exist and are within reach. Index: pk_account.
SELECT count(*) FROM ledger.account WHERE id = ANY (CAST(:ids AS uuid[]))
