-- Lines with fewer pieces, and what is kept of their prices. Index: pk_line.
UPDATE ordering.line AS l SET
    quantity = k.quantity,
    gross_fen = l.list_fen * k.quantity,
    discount_fen = k.discount_fen,
    adjust_fen = k.adjust_fen,
    payable_fen = l.list_fen * k.quantity - k.discount_fen + k.adjust_fen,
    cost_fen = k.cost_fen
FROM unnest(
    CAST(:lines AS uuid[]), CAST(:quantities AS bigint[]), CAST(:discounts AS bigint[]),
    CAST(:adjusts AS bigint[]), CAST(:costs AS bigint[])
) AS k (line_id, quantity, discount_fen, adjust_fen, cost_fen)
WHERE l.id = k.line_id
