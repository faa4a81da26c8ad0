-- Day totals that are not the sum of the day's transfers, as far as they are rolled up, and the
-- last of those transfers.
WITH side AS (
    SELECT debit_account_id AS account_id, (at AT TIME ZONE 'UTC')::date AS day,
        pending AS debits_pending, posted AS debits_posted,
        0::bigint AS credits_pending, 0::bigint AS credits_posted
    FROM ledger.transfer WHERE xid < (SELECT before_xid FROM ledger.rolled_up)
    UNION ALL
    SELECT credit_account_id, (at AT TIME ZONE 'UTC')::date, 0, 0, pending, posted
    FROM ledger.transfer WHERE xid < (SELECT before_xid FROM ledger.rolled_up)
), summed AS (
    SELECT account_id, day,
        format('%s/%s/%s/%s', sum(debits_pending), sum(debits_posted),
            sum(credits_pending), sum(credits_posted)) AS sums
    FROM side GROUP BY account_id, day
), kept AS (
    SELECT account_id, day,
        format('%s/%s/%s/%s', debits_pending, debits_posted,
            credits_pending, credits_posted) AS sums
    FROM ledger.day_total
), wrong AS (
    SELECT coalesce(s.account_id, k.account_id) AS account_id, coalesce(s.day, k.day) AS day,
        coalesce(s.sums, 'nothing') AS expected, coalesce(k.sums, 'nothing') AS found
    FROM summed AS s
    FULL JOIN kept AS k USING (account_id, day)
    WHERE s.sums IS DISTINCT FROM k.sums
    LIMIT :most
)
SELECT format('account %s on %s', w.account_id, w.day) AS subject, w.expected, w.found,
    last.id::text AS entry, last.document_kind || ' ' || last.document_id AS document
FROM wrong AS w
LEFT JOIN LATERAL (
    SELECT t.id, t.document_kind, t.document_id FROM ledger.transfer AS t
    WHERE w.account_id IN (t.debit_account_id, t.credit_account_id)
      AND (t.at AT TIME ZONE 'UTC')::date = w.day
    ORDER BY t.at DESC, t.id DESC LIMIT 1
) AS last ON true
