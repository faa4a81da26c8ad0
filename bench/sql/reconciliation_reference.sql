-- The same pairs by one bare join of both sides into a table without any index.
CREATE UNLOGGED TABLE public.bare AS
SELECT own.id AS own_id, line.id AS line_id, line.amount_fen - own.amount_fen AS gap_fen
  FROM reconciliation.line
  JOIN reconciliation.own USING (channel, kind, number);

DROP TABLE public.bare
