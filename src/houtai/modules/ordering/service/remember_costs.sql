-- What lines had cost when they were sold, and the commission of their categories. Index: pk_line.
UPDATE ordering.line AS l SET cost_fen = c.cost_fen, commission_permille = c.rate
FROM unnest(
    CAST(:lines AS uuid[]), CAST(:costs AS bigint[]), CAST(:rates AS bigint[])
) AS c (line_id, cost_fen, rate)
WHERE l.id = c.line_id
