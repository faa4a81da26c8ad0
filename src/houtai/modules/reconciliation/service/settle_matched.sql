-- What has found its counterpart since is over, or comes to another sum. Where both sides were open
-- the line's stays with the sum.
UPDATE reconciliation.difference
   SET kind = CASE WHEN is_over THEN kind ELSE 'amount' END,
       amount_fen = CASE WHEN is_over THEN amount_fen ELSE gap_fen END,
       state = CASE WHEN is_over THEN 'handled' ELSE 'open' END,
       outcome = CASE WHEN is_over THEN 'matched' END,
       handled_at = CASE WHEN is_over THEN cast(:at AS timestamptz) END,
       handled_by = CASE WHEN is_over THEN cast(:by_id AS uuid) END,
       wanted = NULL, asked_by = NULL, version = version + 1
  FROM (
       SELECT found.id, pair.gap_fen,
              abs(pair.gap_fen) <= :tolerance_fen OR (found.line_id IS NULL AND EXISTS (
                  SELECT FROM reconciliation.difference other
                   WHERE other.line_id = pair.line_id)) AS is_over
         FROM reconciliation.pair
         JOIN reconciliation.difference found
           ON found.line_id = pair.line_id OR found.own_id = pair.own_id
        WHERE pair.channel = :channel AND pair.at = :at
          AND found.state <> 'handled' AND found.kind <> 'amount'
       ) verdict
 WHERE difference.id = verdict.id
