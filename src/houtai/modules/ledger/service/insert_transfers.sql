-- Write all rows of a batch. A row whose id stands already is left out: the caller counts.
-- The key is an id of one home, so other homes are asked by themselves; a plain sub-select, which
-- the planner cannot turn into a scan of the whole table. Ids in one order, so that two batches
-- that bring the same ones cannot wait for each other. What belongs to a closed day is dated
-- behind it. Index: pk_transfer.
INSERT INTO ledger.transfer (
    id, debit_home_id, credit_home_id, chain_id, kind, hold_id,
    debit_account_id, credit_account_id, posted, pending,
    reason, document_kind, document_id, actor_id, at, expires_at
)
SELECT
    id, debit_home_id, credit_home_id, chain_id, kind, hold_id,
    debit_account_id, credit_account_id, posted, pending,
    reason, document_kind, document_id, actor_id,
    greatest(CAST(:at AS timestamptz), (SELECT g.open_from FROM ledger.gate AS g)), expires_at
FROM unnest(
    CAST(:ids AS uuid[]), CAST(:debit_homes AS uuid[]), CAST(:credit_homes AS uuid[]),
    CAST(:chains AS uuid[]), CAST(:kinds AS text[]), CAST(:holds AS uuid[]),
    CAST(:debits AS uuid[]), CAST(:credits AS uuid[]),
    CAST(:posted AS bigint[]), CAST(:pending AS bigint[]),
    CAST(:reasons AS text[]), CAST(:document_kinds AS text[]), CAST(:documents AS uuid[]),
    CAST(:actors AS uuid[]), CAST(:expiries AS timestamptz[])
) AS row (
    id, debit_home_id, credit_home_id, chain_id, kind, hold_id,
    debit_account_id, credit_account_id, posted, pending,
    reason, document_kind, document_id, actor_id, expires_at
)
WHERE (SELECT t.id FROM ledger.transfer AS t WHERE t.id = row.id LIMIT 1) IS NULL
ORDER BY id
ON CONFLICT DO NOTHING
