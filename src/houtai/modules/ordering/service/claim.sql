-- Claims the keys of a batch: who holds one already must finish first, what was placed under it is
-- answered again. Index: uq_trade_member_id_key.
SELECT
    pg_try_advisory_xact_lock(asked.lock) AS free,
    t.id, t.number, t.digest, t.payable_fen, t.expires_at, t.state
FROM unnest(
    CAST(:members AS uuid[]), CAST(:keys AS text[]), CAST(:locks AS bigint[])
) WITH ORDINALITY AS asked (member_id, key, lock, place)
LEFT JOIN ordering.trade AS t ON t.member_id = asked.member_id AND t.key = asked.key
ORDER BY asked.place
