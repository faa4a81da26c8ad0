-- What a changed price does to each line of an order. Index: pk_line.
UPDATE ordering.line AS l SET
    adjust_fen = c.share, payable_fen = l.gross_fen - l.discount_fen + c.share
FROM unnest(CAST(:lines AS uuid[]), CAST(:shares AS bigint[])) AS c (line_id, share)
WHERE l.id = c.line_id
