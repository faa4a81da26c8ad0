-- Pieces of lines of which fewer are kept. Index: pk_piece.
UPDATE ordering.piece AS p SET quantity = p.quantity - gone.quantity
FROM unnest(
    CAST(:lines AS uuid[]), CAST(:skus AS uuid[]), CAST(:pools AS uuid[]),
    CAST(:quantities AS bigint[])
) AS gone (line_id, sku_id, pool_id, quantity)
WHERE p.line_id = gone.line_id AND p.sku_id = gone.sku_id AND p.pool_id = gone.pool_id
