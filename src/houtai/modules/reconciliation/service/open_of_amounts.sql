-- Both sides know it, with sums that are further apart than is tolerated.
INSERT INTO reconciliation.difference
    (channel, day, kind, state, line_id, own_id, amount_fen, opened_at, reason)
SELECT pair.channel, pair.day, 'amount', 'open', pair.line_id, pair.own_id, pair.gap_fen, :at, ''
  FROM reconciliation.pair
 WHERE pair.channel = :channel AND pair.at = :at AND abs(pair.gap_fen) > :tolerance_fen
   AND NOT EXISTS (
       SELECT FROM reconciliation.difference known
        WHERE known.line_id = pair.line_id OR known.own_id = pair.own_id)
ON CONFLICT DO NOTHING
