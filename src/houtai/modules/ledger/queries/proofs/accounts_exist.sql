-- Transfers whose accounts do not exist, count different things, or live elsewhere than said.
SELECT 'transfer ' || t.id AS subject,
    'two accounts of one book and unit' AS expected,
    coalesce(d.book || '/' || d.unit, 'no account ' || t.debit_account_id) || ' -> '
        || coalesce(c.book || '/' || c.unit, 'no account ' || t.credit_account_id) AS found,
    t.id::text AS entry,
    t.document_kind || ' ' || t.document_id AS document
FROM ledger.transfer AS t
LEFT JOIN ledger.account AS d ON d.id = t.debit_account_id AND d.home_id = t.debit_home_id
LEFT JOIN ledger.account AS c ON c.id = t.credit_account_id AND c.home_id = t.credit_home_id
WHERE d.id IS NULL OR c.id IS NULL OR d.book <> c.book OR d.unit <> c.unit
LIMIT :most
