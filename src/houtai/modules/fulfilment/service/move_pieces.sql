-- Pieces of lines change their place; the CHECK of the table says that none is lost.
-- Index: pk_demand_line.
UPDATE fulfilment.demand_line AS d
SET waiting = d.waiting + moved.waiting,
    assigned = d.assigned + moved.assigned,
    shipped = d.shipped + moved.shipped,
    dropped = d.dropped + moved.dropped,
    avoid = CASE WHEN moved.avoid IS NULL OR moved.avoid = ANY (d.avoid) THEN d.avoid
        ELSE d.avoid || moved.avoid END
FROM unnest(
    CAST(:lines AS uuid[]), CAST(:skus AS uuid[]), CAST(:waiting AS bigint[]),
    CAST(:assigned AS bigint[]), CAST(:shipped AS bigint[]), CAST(:dropped AS bigint[]),
    CAST(:avoid AS uuid[])
) AS moved (line_id, sku_id, waiting, assigned, shipped, dropped, avoid)
WHERE d.line_id = moved.line_id AND d.sku_id = moved.sku_id
