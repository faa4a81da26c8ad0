-- Set running totals to what the transfers add up to, for accounts where the two differ.
-- Indexes: pk_account, ix_transfer_debit_account_id_at_id, ix_transfer_credit_account_id_at_id.
WITH locked AS MATERIALIZED (
    SELECT id, home_id FROM ledger.account
    WHERE id = ANY (CAST(:ids AS uuid[])) AND counted
    ORDER BY id
    FOR UPDATE
), summed AS (
    SELECT l.id, l.home_id,
        coalesce(debit.pending, 0) AS debits_pending, coalesce(debit.posted, 0) AS debits_posted,
        coalesce(credit.pending, 0) AS credits_pending, coalesce(credit.posted, 0) AS credits_posted
    FROM locked AS l
    CROSS JOIN LATERAL (
        SELECT sum(pending) AS pending, sum(posted) AS posted
        FROM ledger.transfer WHERE debit_account_id = l.id
    ) AS debit
    CROSS JOIN LATERAL (
        SELECT sum(pending) AS pending, sum(posted) AS posted
        FROM ledger.transfer WHERE credit_account_id = l.id
    ) AS credit
)
UPDATE ledger.account AS a SET
    debits_pending = s.debits_pending, debits_posted = s.debits_posted,
    credits_pending = s.credits_pending, credits_posted = s.credits_posted
FROM summed AS s
WHERE a.id = s.id AND a.home_id = s.home_id
  AND (a.debits_pending, a.debits_posted, a.credits_pending, a.credits_posted)
      IS DISTINCT FROM
      (s.debits_pending, s.debits_posted, s.credits_pending, s.credits_posted)
RETURNING a.id
