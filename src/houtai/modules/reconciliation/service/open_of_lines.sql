-- Lines that the house knows nothing of. What goes out of a bank account is no matter of payments.
INSERT INTO reconciliation.difference
    (channel, day, kind, state, line_id, amount_fen, opened_at, reason)
SELECT line.channel, line.day,
       CASE WHEN line.kind = 'payment' AND line.number <> '' AND EXISTS (
           SELECT FROM reconciliation.line other
             JOIN reconciliation.pair told ON told.line_id = other.id
            WHERE other.channel = line.channel AND other.kind = line.kind
              AND other.number = line.number AND other.id <> line.id)
       THEN 'twice' ELSE 'surplus' END,
       'open', line.id, line.amount_fen, :at, ''
  FROM reconciliation.line
  LEFT JOIN reconciliation.pair ON pair.line_id = line.id
 WHERE line.channel = :channel AND line.day = :day AND NOT line.repeated
   AND line.purpose IN ('trade', 'bank') AND line.kind IN ('payment', 'refund')
   AND (line.purpose = 'trade' OR line.kind = 'payment')
   AND pair.line_id IS NULL
ON CONFLICT DO NOTHING
