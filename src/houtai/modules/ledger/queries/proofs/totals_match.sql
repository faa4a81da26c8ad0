-- Counted accounts whose running totals are not the sum of their transfers.
WITH side AS (
    SELECT debit_account_id AS account_id, sum(pending) AS debits_pending,
        sum(posted) AS debits_posted, 0 AS credits_pending, 0 AS credits_posted
    FROM ledger.transfer GROUP BY 1
    UNION ALL
    SELECT credit_account_id, 0, 0, sum(pending), sum(posted) FROM ledger.transfer GROUP BY 1
), summed AS (
    SELECT account_id, sum(debits_pending) AS debits_pending, sum(debits_posted) AS debits_posted,
        sum(credits_pending) AS credits_pending, sum(credits_posted) AS credits_posted
    FROM side GROUP BY account_id
), compared AS (
    SELECT a.id, a.book, a.kind, a.unit,
        format('%s/%s/%s/%s', coalesce(s.debits_pending, 0), coalesce(s.debits_posted, 0),
            coalesce(s.credits_pending, 0), coalesce(s.credits_posted, 0)) AS expected,
        format('%s/%s/%s/%s', a.debits_pending, a.debits_posted,
            a.credits_pending, a.credits_posted) AS found
    FROM ledger.account AS a
    LEFT JOIN summed AS s ON s.account_id = a.id
    WHERE a.counted
), wrong AS (
    SELECT * FROM compared WHERE expected <> found LIMIT :most
)
SELECT format('account %s (%s %s %s)', w.id, w.book, w.kind, w.unit) AS subject,
    w.expected, w.found, last.id::text AS entry,
    last.document_kind || ' ' || last.document_id AS document
FROM wrong AS w
LEFT JOIN LATERAL (
    SELECT t.id, t.document_kind, t.document_id FROM ledger.transfer AS t
    WHERE w.id IN (t.debit_account_id, t.credit_account_id)
    ORDER BY t.at DESC, t.id DESC LIMIT 1
) AS last ON true
