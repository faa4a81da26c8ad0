-- What the new reservations of a batch leave reserved. Index: pk_hold.
INSERT INTO ledger.hold (
    id, debit_home_id, credit_home_id, debit_account_id, credit_account_id, remaining, expires_at
)
SELECT * FROM unnest(
    CAST(:ids AS uuid[]), CAST(:debit_homes AS uuid[]), CAST(:credit_homes AS uuid[]),
    CAST(:debits AS uuid[]), CAST(:credits AS uuid[]),
    CAST(:remaining AS bigint[]), CAST(:expiries AS timestamptz[])
)
