-- Transfers at a bank: our number in what the payer wrote; else the same amount within some days,
-- where nothing else of that amount is open on either side.
WITH candidate AS (
    SELECT line.id AS line_id, own.id AS own_id, line.day AS line_day,
           line.amount_fen - own.amount_fen AS gap_fen,
           position(own.number IN line.summary) > 0
               OR (own.gateway_number <> '' AND own.gateway_number = line.gateway_number) AS is_named
      FROM reconciliation.line
      JOIN reconciliation.own ON own.channel = line.channel AND own.kind = line.kind
       AND line.day BETWEEN own.day - :days AND own.day + :days
      LEFT JOIN reconciliation.pair told ON told.line_id = line.id
      LEFT JOIN reconciliation.pair known ON known.own_id = own.id
     WHERE line.channel = :channel AND line.purpose = 'bank' AND NOT line.repeated
       AND line.day BETWEEN cast(:day AS date) - :days AND cast(:day AS date) + :days
       AND told.line_id IS NULL AND known.own_id IS NULL
), fitting AS (
    SELECT * FROM candidate WHERE is_named OR abs(gap_fen) <= :tolerance_fen
), counted AS (
    SELECT *, count(*) FILTER (WHERE NOT is_named) OVER (PARTITION BY line_id) AS lines_others,
           count(*) FILTER (WHERE NOT is_named) OVER (PARTITION BY own_id) AS own_others
      FROM fitting
)
INSERT INTO reconciliation.pair (own_id, line_id, channel, day, how, gap_fen, at)
SELECT own_id, line_id, :channel, line_day,
       CASE WHEN is_named THEN 'text' ELSE 'amount' END, gap_fen, :at
  FROM counted
 WHERE is_named OR (lines_others = 1 AND own_others = 1)
 ORDER BY is_named DESC, line_id
ON CONFLICT DO NOTHING
