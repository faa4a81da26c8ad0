-- What the tries of a round say about each webhook: a success closes its breaker, failures in a
-- row open it, and each further failure makes the pause before the next probe longer.
UPDATE notices.webhook
   SET failures_in_row = CASE WHEN succeeded THEN 0 ELSE failures_in_row + failed END,
       opened_at = CASE
           WHEN succeeded OR failures_in_row + failed < :failures_max THEN NULL
           ELSE coalesce(opened_at, :at) END,
       probe_at = CASE
           WHEN succeeded OR failures_in_row + failed < :failures_max THEN NULL
           ELSE CAST(:at AS timestamptz) + make_interval(secs => least(
               :probe_seconds_max,
               :probe_seconds_first
                   * power(2, least(failures_in_row + failed - :failures_max, 20)))) END,
       enabled = enabled AND NOT gone,
       version = version + CAST(enabled AND gone AS integer)
  FROM jsonb_to_recordset(CAST(:rounds AS jsonb))
       AS round (webhook_id uuid, succeeded boolean, failed bigint, gone boolean)
 WHERE webhook.id = round.webhook_id
RETURNING webhook.id, webhook.name, webhook.created_by, opened_at = :at AS is_newly_open, gone
