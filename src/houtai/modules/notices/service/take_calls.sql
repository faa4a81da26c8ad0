-- Calls that are due, a few for each webhook. A webhook that failed too often gets one probe, and
-- no second until that one's lease has ended. Rides on ix_webhook_call_due.
WITH hearing AS (
    SELECT id, url, secret_salt, opened_at IS NOT NULL AS is_open
      FROM notices.webhook
     WHERE enabled
       AND (probe_at IS NULL OR probe_at <= :at)
       AND EXISTS (
           SELECT FROM notices.webhook_call
            WHERE webhook_call.webhook_id = webhook.id AND next_try_at <= :at
       )
     ORDER BY coalesce(probe_at, created_at), id
     LIMIT :webhooks_max
       FOR UPDATE SKIP LOCKED
),
due AS (
    SELECT call.id, hearing.url, hearing.secret_salt
      FROM hearing
     CROSS JOIN LATERAL (
         SELECT id
           FROM notices.webhook_call
          WHERE webhook_id = hearing.id AND next_try_at <= :at
          ORDER BY next_try_at, id
          LIMIT CASE WHEN hearing.is_open THEN 1 ELSE :calls_max END
            FOR UPDATE SKIP LOCKED
     ) AS call
),
probing AS (
    UPDATE notices.webhook
       SET probe_at = :leased_until
      FROM hearing
     WHERE webhook.id = hearing.id AND hearing.is_open
)
UPDATE notices.webhook_call
   SET attempts = attempts + 1, tries = tries + 1, next_try_at = :leased_until
  FROM due
 WHERE webhook_call.id = due.id
RETURNING webhook_call.id, webhook_id, attempts, tries, webhook_call.body, url, secret_salt
