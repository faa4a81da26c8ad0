-- Reservations of which more or less is live than was reserved and not yet posted or given back.
WITH moved AS (
    SELECT coalesce(hold_id, id) AS id, sum(pending) AS remaining
    FROM ledger.transfer
    WHERE kind <> 'transfer'
    GROUP BY 1
)
SELECT 'hold ' || coalesce(m.id, h.id) AS subject,
    coalesce(m.remaining, 0)::text AS expected, coalesce(h.remaining, 0)::text AS found,
    coalesce(m.id, h.id)::text AS entry, t.document_kind || ' ' || t.document_id AS document
FROM moved AS m
FULL JOIN ledger.hold AS h ON h.id = m.id
LEFT JOIN ledger.transfer AS t ON t.id = coalesce(m.id, h.id)
WHERE coalesce(m.remaining, 0) <> coalesce(h.remaining, 0)
LIMIT :most
