-- Day totals that are not the sum of the day's transfers, as far as they are rolled up.
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
)
SELECT format('account %s on %s', coalesce(s.account_id, k.account_id), coalesce(s.day, k.day))
        AS subject,
    coalesce(s.sums, 'nothing') AS expected, coalesce(k.sums, 'nothing') AS found,
    NULL AS entry, NULL AS document
FROM summed AS s
FULL JOIN kept AS k USING (account_id, day)
WHERE s.sums IS DISTINCT FROM k.sums
LIMIT :most
