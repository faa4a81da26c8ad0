-- The oldest keys of each SKU that nobody has, and that nobody else is just taking.
-- Index: ix_card_key_left_sku_id_id.
SELECT free.id, free.sku_id
FROM unnest(CAST(:skus AS uuid[]), CAST(:counts AS bigint[])) AS wanted (sku_id, count)
CROSS JOIN LATERAL (
    SELECT key.id, key.sku_id
    FROM fulfilment.card_key AS key
    WHERE key.sku_id = wanted.sku_id AND key.line_id IS NULL
    ORDER BY key.id
    LIMIT wanted.count
    FOR UPDATE SKIP LOCKED
) AS free
