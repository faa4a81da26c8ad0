-- Limited accounts that gave away more than they had, and what moved them last.
WITH overdrawn AS (
    SELECT * FROM (
        SELECT *, CASE side
            WHEN 'credit' THEN credits_posted - debits_posted - debits_pending
            ELSE debits_posted - credits_posted - credits_pending END AS free
        FROM ledger.account WHERE limited
    ) AS a
    WHERE free < 0 OR least(debits_pending, debits_posted, credits_pending, credits_posted) < 0
    LIMIT :most
)
SELECT format('account %s (%s %s %s)', o.id, o.book, o.kind, o.unit) AS subject,
    '>= 0' AS expected, o.free::text AS found, last.id::text AS entry,
    last.document_kind || ' ' || last.document_id AS document
FROM overdrawn AS o
LEFT JOIN LATERAL (
    SELECT t.id, t.document_kind, t.document_id FROM ledger.transfer AS t
    WHERE o.id IN (t.debit_account_id, t.credit_account_id)
    ORDER BY t.at DESC, t.id DESC LIMIT 1
) AS last ON true
