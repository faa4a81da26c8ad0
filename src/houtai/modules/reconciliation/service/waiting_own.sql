-- What the house knows of the day and no line has been found for.
SELECT own.id
  FROM reconciliation.own
  LEFT JOIN reconciliation.pair ON pair.own_id = own.id
 WHERE own.channel = :channel AND own.day = :day AND pair.own_id IS NULL
