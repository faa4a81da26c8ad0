-- Transfers whose id stands in two homes: the key is an id of one home. Index: pk_transfer.
SELECT 'transfer ' || t.id AS subject, '1' AS expected, count(*)::text AS found,
    t.id::text AS entry, min(t.document_kind || ' ' || t.document_id) AS document
FROM ledger.transfer AS t
WHERE t.id IN (SELECT id FROM ledger.transfer GROUP BY id HAVING count(*) > 1 LIMIT :most)
GROUP BY t.id
