-- Orders that somebody is to look at, with the reasons of each. Index: pk_orders.
UPDATE ordering.orders AS o SET held_for = ARRAY (
    SELECT jsonb_array_elements_text(found.value)
)
FROM jsonb_each(CAST(:reasons AS jsonb)) AS found
WHERE o.id = CAST(found.key AS uuid)
