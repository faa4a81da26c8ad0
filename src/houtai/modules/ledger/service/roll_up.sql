-- Add what ended transactions wrote since the last run to the day totals of their accounts.
-- Only transactions older than every running one are taken, so that none is passed over.
-- Index: ix_transfer_xid.
WITH rolled AS (
    SELECT before_xid FROM ledger.rolled_up FOR UPDATE
), bound AS (
    SELECT txid_snapshot_xmin(txid_current_snapshot()) AS before_xid
), fresh AS MATERIALIZED (
    SELECT t.*
    FROM ledger.transfer AS t
    WHERE t.xid >= (SELECT before_xid FROM rolled)
      AND t.xid < (SELECT before_xid FROM bound)
), side AS (
    SELECT debit_account_id AS account_id, debit_home_id AS home_id, at,
        pending AS debits_pending, posted AS debits_posted,
        0 AS credits_pending, 0 AS credits_posted
    FROM fresh
    UNION ALL
    SELECT credit_account_id, credit_home_id, at, 0, 0, pending, posted
    FROM fresh
), added AS (
    INSERT INTO ledger.day_total AS d (
        account_id, home_id, day, debits_pending, debits_posted, credits_pending, credits_posted
    )
    SELECT
        account_id, home_id, (at AT TIME ZONE 'UTC')::date,
        sum(debits_pending), sum(debits_posted), sum(credits_pending), sum(credits_posted)
    FROM side
    GROUP BY 1, 2, 3
    ORDER BY 1, 3
    ON CONFLICT (account_id, day, home_id) DO UPDATE SET
        debits_pending = d.debits_pending + excluded.debits_pending,
        debits_posted = d.debits_posted + excluded.debits_posted,
        credits_pending = d.credits_pending + excluded.credits_pending,
        credits_posted = d.credits_posted + excluded.credits_posted
), noted AS (
    UPDATE ledger.rolled_up SET before_xid = (SELECT before_xid FROM bound)
    WHERE before_xid < (SELECT before_xid FROM bound)
)
SELECT count(*) FROM fresh
