-- Keys become those of lines; one that somebody has stays his. Index: pk_card_key.
UPDATE fulfilment.card_key AS key
SET line_id = given.line_id, order_id = given.order_id, handed_at = :at
FROM unnest(CAST(:keys AS uuid[]), CAST(:lines AS uuid[]), CAST(:orders AS uuid[]))
    AS given (id, line_id, order_id)
WHERE key.id = given.id AND key.line_id IS NULL
