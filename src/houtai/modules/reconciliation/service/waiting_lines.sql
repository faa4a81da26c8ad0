-- Lines of the day with a number that nothing of the house has been found for.
SELECT line.id
  FROM reconciliation.line
  LEFT JOIN reconciliation.pair ON pair.line_id = line.id
 WHERE line.channel = :channel AND line.day = :day AND NOT line.repeated
   AND line.purpose IN ('trade', 'bank') AND line.number <> '' AND pair.line_id IS NULL
