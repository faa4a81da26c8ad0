-- Lines and movements of one number, each with one of the other, in the order in which they moved.
-- The closest come first: the same number of the gateway, then the same amount, then what is left.
WITH candidate AS (
    SELECT line.id AS line_id, own.id AS own_id, line.day AS line_day,
           line.amount_fen - own.amount_fen AS gap_fen, line.kind, line.number,
           line.moved_at AS line_at, own.moved_at AS own_at
      FROM reconciliation.line
      JOIN reconciliation.own
        ON own.channel = line.channel AND own.kind = line.kind AND own.number = line.number
      LEFT JOIN reconciliation.pair told ON told.line_id = line.id
      LEFT JOIN reconciliation.pair known ON known.own_id = own.id
     WHERE line.channel = :channel AND line.purpose IN ('trade', 'bank') AND NOT line.repeated
       AND line.number <> '' AND told.line_id IS NULL AND known.own_id IS NULL
       AND line.day = :day
       AND CASE :closeness
           WHEN 'gateway' THEN line.gateway_number = own.gateway_number
           WHEN 'amount' THEN line.amount_fen = own.amount_fen
           ELSE true END
), ranked AS (
    SELECT *,
           dense_rank() OVER (PARTITION BY kind, number ORDER BY line_at, line_id) AS line_rank,
           dense_rank() OVER (PARTITION BY kind, number ORDER BY own_at, own_id) AS own_rank
      FROM candidate
)
INSERT INTO reconciliation.pair (own_id, line_id, channel, day, how, gap_fen, at)
SELECT own_id, line_id, :channel, line_day, 'number', gap_fen, :at
  FROM ranked
 WHERE line_rank = own_rank
ON CONFLICT DO NOTHING
