-- Counted accounts whose pending totals are not what their live reservations add up to, and what
-- reserved or released last.
WITH held AS (
    SELECT account_id, sum(debit) AS debit, sum(credit) AS credit
    FROM ledger.hold
    CROSS JOIN LATERAL (
        VALUES (debit_account_id, remaining, 0), (credit_account_id, 0, remaining)
    ) AS side (account_id, debit, credit)
    GROUP BY account_id
), wrong AS (
    SELECT a.id, a.book, a.kind, a.unit,
        format('%s/%s', coalesce(h.debit, 0), coalesce(h.credit, 0)) AS expected,
        format('%s/%s', a.debits_pending, a.credits_pending) AS found
    FROM ledger.account AS a
    LEFT JOIN held AS h ON h.account_id = a.id
    WHERE a.counted
      AND (a.debits_pending, a.credits_pending) <> (coalesce(h.debit, 0), coalesce(h.credit, 0))
    LIMIT :most
)
SELECT format('account %s (%s %s %s)', w.id, w.book, w.kind, w.unit) AS subject,
    w.expected, w.found, last.id::text AS entry,
    last.document_kind || ' ' || last.document_id AS document
FROM wrong AS w
LEFT JOIN LATERAL (
    SELECT t.id, t.document_kind, t.document_id FROM ledger.transfer AS t
    WHERE w.id IN (t.debit_account_id, t.credit_account_id) AND t.pending <> 0
    ORDER BY t.at DESC, t.id DESC LIMIT 1
) AS last ON true
