-- One page of an account's statement, newest first, both sides merged in the order of the key.
-- Indexes: ix_transfer_debit_account_id_at_id, ix_transfer_credit_account_id_at_id.
WITH debit AS (
    SELECT id, chain_id, at, kind, reason, document_kind, document_id, actor_id,
        credit_account_id AS other_account_id, posted AS debit, 0::bigint AS credit, pending
    FROM ledger.transfer
    WHERE debit_account_id = :id
      AND (at, id) < (CAST(:before_at AS timestamptz), CAST(:before_id AS uuid))
    ORDER BY at DESC, id DESC
    LIMIT :limit
), credit AS (
    SELECT id, chain_id, at, kind, reason, document_kind, document_id, actor_id,
        debit_account_id AS other_account_id, 0::bigint AS debit, posted AS credit, pending
    FROM ledger.transfer
    WHERE credit_account_id = :id
      AND (at, id) < (CAST(:before_at AS timestamptz), CAST(:before_id AS uuid))
    ORDER BY at DESC, id DESC
    LIMIT :limit
)
SELECT * FROM debit
UNION ALL
SELECT * FROM credit
ORDER BY at DESC, id DESC
LIMIT :limit
