-- Units of a book that ended transactions moved since, and the bound of what was looked at.
-- Index: ix_transfer_xid.
WITH full_bite AS (
    SELECT xid + 1 AS before_xid FROM ledger.transfer
    WHERE xid >= :since
    ORDER BY xid
    OFFSET :most LIMIT 1
), bound AS (
    SELECT least(
        txid_snapshot_xmin(txid_current_snapshot()), (SELECT before_xid FROM full_bite)
    ) AS before_xid
), moved AS MATERIALIZED (
    SELECT DISTINCT t.debit_account_id AS account_id
    FROM ledger.transfer AS t
    WHERE t.xid >= :since AND t.xid < (SELECT before_xid FROM bound)
)
SELECT (SELECT before_xid FROM bound) AS before_xid,
    (SELECT server FROM ledger.rolled_up) AS server,
    ARRAY(
        -- Both accounts of a transfer count one unit.
        SELECT DISTINCT a.unit FROM moved
        JOIN ledger.account AS a ON a.id = moved.account_id
        WHERE a.book = :book
    ) AS units
