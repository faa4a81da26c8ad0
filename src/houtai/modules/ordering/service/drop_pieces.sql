-- Pieces of lines of which nothing is kept. Index: pk_piece.
DELETE FROM ordering.piece AS p
USING unnest(
    CAST(:lines AS uuid[]), CAST(:skus AS uuid[]), CAST(:pools AS uuid[]),
    CAST(:quantities AS bigint[])
) AS gone (line_id, sku_id, pool_id, quantity)
WHERE p.line_id = gone.line_id AND p.sku_id = gone.sku_id AND p.pool_id = gone.pool_id
    AND p.quantity = gone.quantity
