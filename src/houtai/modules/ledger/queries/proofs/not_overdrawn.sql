-- Limited accounts that gave away more than they had.
SELECT format('account %s (%s %s %s)', id, book, kind, unit) AS subject,
    '>= 0' AS expected, free::text AS found, NULL AS entry, NULL AS document
FROM (
    SELECT *, CASE side
        WHEN 'credit' THEN credits_posted - debits_posted - debits_pending
        ELSE debits_posted - credits_posted - credits_pending END AS free
    FROM ledger.account WHERE limited
) AS a
WHERE free < 0 OR least(debits_pending, debits_posted, credits_pending, credits_posted) < 0
LIMIT :most
