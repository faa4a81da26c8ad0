-- Add what ended transactions wrote since the last run to the day totals of their accounts, and,
-- for books with few units, to the sums by kind and hour.
-- Only transactions older than every running one are taken, so that none is passed over.
-- Indexes: ix_transfer_xid, pk_account.
WITH rolled AS (
    SELECT before_xid FROM ledger.rolled_up FOR UPDATE
), bound AS (
    SELECT txid_snapshot_xmin(txid_current_snapshot()) AS before_xid
), fresh AS MATERIALIZED (
    SELECT t.*
    FROM ledger.transfer AS t
    WHERE t.xid >= (SELECT before_xid FROM rolled)
      AND t.xid < (SELECT before_xid FROM bound)
), hour AS MATERIALIZED (
    SELECT account_id, home_id, date_trunc('hour', at, 'UTC') AS hour,
        sum(debits_pending) AS debits_pending, sum(debits_posted) AS debits_posted,
        sum(credits_pending) AS credits_pending, sum(credits_posted) AS credits_posted
    FROM (
        SELECT debit_account_id AS account_id, debit_home_id AS home_id, at,
            pending AS debits_pending, posted AS debits_posted,
            0 AS credits_pending, 0 AS credits_posted
        FROM fresh
        UNION ALL
        SELECT credit_account_id, credit_home_id, at, 0, 0, pending, posted
        FROM fresh
    ) AS side
    GROUP BY 1, 2, 3
), added AS (
    INSERT INTO ledger.day_total AS d (
        account_id, home_id, day, debits_pending, debits_posted, credits_pending, credits_posted
    )
    SELECT
        account_id, home_id, (hour AT TIME ZONE 'UTC')::date,
        sum(debits_pending), sum(debits_posted), sum(credits_pending), sum(credits_posted)
    FROM hour
    GROUP BY 1, 2, 3
    ORDER BY 1, 3
    ON CONFLICT (account_id, day, home_id) DO UPDATE SET
        debits_pending = d.debits_pending + excluded.debits_pending,
        debits_posted = d.debits_posted + excluded.debits_posted,
        credits_pending = d.credits_pending + excluded.credits_pending,
        credits_posted = d.credits_posted + excluded.credits_posted
), summed AS (
    INSERT INTO ledger.kind_hour AS k (book, hour, kind, unit, side, debits, credits)
    SELECT a.book, h.hour, a.kind, a.unit, a.side, sum(h.debits_posted), sum(h.credits_posted)
    FROM hour AS h
    JOIN ledger.account AS a ON a.id = h.account_id AND a.home_id = h.home_id
    WHERE a.book = ANY (CAST(:books AS text[])) AND h.debits_posted + h.credits_posted > 0
    GROUP BY 1, 2, 3, 4, 5
    ON CONFLICT (book, hour, kind, unit, side) DO UPDATE SET
        debits = k.debits + excluded.debits,
        credits = k.credits + excluded.credits
), noted AS (
    UPDATE ledger.rolled_up SET before_xid = (SELECT before_xid FROM bound)
    WHERE before_xid < (SELECT before_xid FROM bound)
)
SELECT count(*) FROM fresh
