-- Counted accounts whose pending totals are not what their live reservations add up to.
WITH held AS (
    SELECT account_id, sum(debit) AS debit, sum(credit) AS credit
    FROM ledger.hold
    CROSS JOIN LATERAL (
        VALUES (debit_account_id, remaining, 0), (credit_account_id, 0, remaining)
    ) AS side (account_id, debit, credit)
    GROUP BY account_id
)
SELECT format('account %s (%s %s %s)', a.id, a.book, a.kind, a.unit) AS subject,
    format('%s/%s', coalesce(h.debit, 0), coalesce(h.credit, 0)) AS expected,
    format('%s/%s', a.debits_pending, a.credits_pending) AS found,
    NULL AS entry, NULL AS document
FROM ledger.account AS a
LEFT JOIN held AS h ON h.account_id = a.id
WHERE a.counted
  AND (a.debits_pending, a.credits_pending) <> (coalesce(h.debit, 0), coalesce(h.credit, 0))
LIMIT :most
