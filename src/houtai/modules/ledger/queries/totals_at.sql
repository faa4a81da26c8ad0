-- Totals of one account as of a moment: whole days that are rolled up, what came late to them,
-- and the transfers of the moment's own day up to the moment.
WITH asked AS (
    SELECT a.id, a.side FROM ledger.account AS a
    WHERE a.id = :id AND (:everywhere OR a.home_id = ANY (CAST(:reached AS uuid[])))
), day AS (
    SELECT (CAST(:moment AS timestamptz) AT TIME ZONE 'UTC')::date AS day,
        date_trunc('day', CAST(:moment AS timestamptz), 'UTC') AS starts_at
), part AS (
    SELECT sum(debits_pending) AS debits_pending, sum(debits_posted) AS debits_posted,
        sum(credits_pending) AS credits_pending, sum(credits_posted) AS credits_posted
    FROM ledger.day_total
    WHERE account_id = :id AND day < (SELECT day FROM day)
    UNION ALL
    SELECT sum(pending), sum(posted), 0, 0
    FROM ledger.transfer
    WHERE debit_account_id = :id
      AND at >= (SELECT starts_at FROM day) AND at <= CAST(:moment AS timestamptz)
    UNION ALL
    SELECT 0, 0, sum(pending), sum(posted)
    FROM ledger.transfer
    WHERE credit_account_id = :id
      AND at >= (SELECT starts_at FROM day) AND at <= CAST(:moment AS timestamptz)
    UNION ALL
    SELECT
        sum(pending) FILTER (WHERE debit_account_id = :id),
        sum(posted) FILTER (WHERE debit_account_id = :id),
        sum(pending) FILTER (WHERE credit_account_id = :id),
        sum(posted) FILTER (WHERE credit_account_id = :id)
    FROM ledger.transfer
    WHERE xid >= (SELECT before_xid FROM ledger.rolled_up)
      AND at < (SELECT starts_at FROM day)
      AND :id IN (debit_account_id, credit_account_id)
)
SELECT asked.id AS account_id, asked.side,
    coalesce(sum(debits_pending), 0)::bigint AS debits_pending,
    coalesce(sum(debits_posted), 0)::bigint AS debits_posted,
    coalesce(sum(credits_pending), 0)::bigint AS credits_pending,
    coalesce(sum(credits_posted), 0)::bigint AS credits_posted
FROM asked CROSS JOIN part
GROUP BY asked.id, asked.side
