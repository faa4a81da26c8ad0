-- Sums of a book by kind and unit, before a time and within it. Indexes: pk_kind_hour,
-- ix_transfer_xid, pk_account.
WITH fresh AS (
    SELECT side.account_id, side.home_id, t.at, side.debits, side.credits
    FROM ledger.transfer AS t
    CROSS JOIN LATERAL (
        VALUES (t.debit_account_id, t.debit_home_id, t.posted, 0::bigint),
               (t.credit_account_id, t.credit_home_id, 0::bigint, t.posted)
    ) AS side (account_id, home_id, debits, credits)
    WHERE t.xid >= (SELECT before_xid FROM ledger.rolled_up)
      AND t.posted > 0 AND t.at < CAST(:until AS timestamptz)
), moved AS (
    SELECT kind, unit, side, hour AS at, debits, credits
    FROM ledger.kind_hour
    WHERE book = :book AND hour < CAST(:until AS timestamptz)
    UNION ALL
    SELECT a.kind, a.unit, a.side, f.at, f.debits, f.credits
    FROM fresh AS f
    JOIN ledger.account AS a ON a.id = f.account_id AND a.home_id = f.home_id
    WHERE a.book = :book
)
SELECT kind, unit, side,
    coalesce(sum(debits) FILTER (WHERE at < CAST(:first AS timestamptz)), 0)::bigint,
    coalesce(sum(credits) FILTER (WHERE at < CAST(:first AS timestamptz)), 0)::bigint,
    coalesce(sum(debits) FILTER (WHERE at >= CAST(:first AS timestamptz)), 0)::bigint,
    coalesce(sum(credits) FILTER (WHERE at >= CAST(:first AS timestamptz)), 0)::bigint
FROM moved
GROUP BY kind, unit, side
ORDER BY unit, kind, side
