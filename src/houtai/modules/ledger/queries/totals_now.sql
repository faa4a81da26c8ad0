-- Current totals of some accounts.
WITH asked AS MATERIALIZED (
    SELECT a.* FROM ledger.account AS a
    WHERE a.id = ANY (CAST(:ids AS uuid[]))
      AND (:everywhere OR a.home_id = ANY (CAST(:reached AS uuid[])))
), rolled AS (
    SELECT d.account_id,
        sum(d.debits_pending) AS debits_pending, sum(d.debits_posted) AS debits_posted,
        sum(d.credits_pending) AS credits_pending, sum(d.credits_posted) AS credits_posted
    FROM ledger.day_total AS d
    WHERE d.account_id IN (SELECT id FROM asked WHERE NOT counted)
    GROUP BY d.account_id
), tail AS (
    SELECT side.account_id,
        sum(side.debits_pending) AS debits_pending, sum(side.debits_posted) AS debits_posted,
        sum(side.credits_pending) AS credits_pending, sum(side.credits_posted) AS credits_posted
    FROM ledger.transfer AS t
    CROSS JOIN LATERAL (
        VALUES (t.debit_account_id, t.pending, t.posted, 0, 0),
               (t.credit_account_id, 0, 0, t.pending, t.posted)
    ) AS side (account_id, debits_pending, debits_posted, credits_pending, credits_posted)
    WHERE t.xid >= (SELECT before_xid FROM ledger.rolled_up)
      AND side.account_id IN (SELECT id FROM asked WHERE NOT counted)
      AND EXISTS (SELECT FROM asked WHERE NOT counted)
    GROUP BY side.account_id
)
SELECT a.id AS account_id, a.side,
    (a.debits_pending + coalesce(r.debits_pending, 0) + coalesce(t.debits_pending, 0))::bigint
        AS debits_pending,
    (a.debits_posted + coalesce(r.debits_posted, 0) + coalesce(t.debits_posted, 0))::bigint
        AS debits_posted,
    (a.credits_pending + coalesce(r.credits_pending, 0) + coalesce(t.credits_pending, 0))::bigint
        AS credits_pending,
    (a.credits_posted + coalesce(r.credits_posted, 0) + coalesce(t.credits_posted, 0))::bigint
        AS credits_posted
FROM asked AS a
LEFT JOIN rolled AS r ON r.account_id = a.id
LEFT JOIN tail AS t ON t.account_id = a.id
