-- How a day stands, counted anew.
UPDATE reconciliation.day
   SET line_count = theirs.count, line_fen = theirs.fen,
       own_count = ours.count, own_fen = ours.fen, pair_count = paired.count,
       looked_at = :at,
       due_at = CASE WHEN version = :version AND day = :day THEN NULL ELSE due_at END
  FROM (SELECT count(*) AS count, coalesce(sum(amount_fen), 0) AS fen
          FROM reconciliation.line
         WHERE channel = :channel AND day = :day AND NOT repeated
           AND (purpose = 'trade' AND kind IN ('payment', 'refund')
                OR purpose = 'bank' AND kind = 'payment')) theirs,
       (SELECT count(*) AS count, coalesce(sum(amount_fen), 0) AS fen
          FROM reconciliation.own WHERE channel = :channel AND day = :day) ours,
       (SELECT count(*) AS count
          FROM reconciliation.pair WHERE channel = :channel AND day = :day) paired
 WHERE day.channel = :channel AND day.day = :day
