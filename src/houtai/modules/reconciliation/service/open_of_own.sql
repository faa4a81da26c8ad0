-- What the statement of the day lacks: on its way until the statement of the next day is there.
INSERT INTO reconciliation.difference
    (channel, day, kind, state, own_id, amount_fen, opened_at, reason)
SELECT own.channel, own.day, CASE WHEN :next_is_stated THEN 'shortfall' ELSE 'transit' END,
       'open', own.id, -own.amount_fen, :at, ''
  FROM reconciliation.own
  LEFT JOIN reconciliation.pair ON pair.own_id = own.id
 WHERE own.channel = :channel AND own.day = :day AND pair.own_id IS NULL
ON CONFLICT DO NOTHING
