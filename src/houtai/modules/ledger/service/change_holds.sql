-- What is left of holds that were there before; locked already. Index: pk_hold.
WITH left_over AS (
    SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:remaining AS bigint[])) AS l (id, remaining)
), ended AS (
    DELETE FROM ledger.hold AS h USING left_over AS l
    WHERE h.id = l.id AND l.remaining = 0
)
UPDATE ledger.hold AS h SET remaining = l.remaining
FROM left_over AS l
WHERE h.id = l.id AND l.remaining > 0
