-- A browser's cart goes into a member's, the newest first, as far as there is room.
-- Index: pk_cart_line.
WITH there AS (
    SELECT sku_id FROM ordering.cart_line WHERE owner_id = CAST(:member AS uuid)
), coming AS (
    SELECT g.*, row_number() OVER (
        ORDER BY g.sku_id IN (SELECT sku_id FROM there) DESC, g.added_at DESC, g.sku_id
    ) AS place
    FROM ordering.cart_line AS g WHERE g.owner_id = CAST(:guest AS uuid)
)
INSERT INTO ordering.cart_line AS c (owner_id, sku_id, quantity, chosen, seen_fen, added_at)
SELECT CAST(:member AS uuid), sku_id, quantity, chosen, seen_fen, added_at
FROM coming
WHERE sku_id IN (SELECT sku_id FROM there)
   OR place <= CAST(:lines_max AS bigint) - (
       SELECT count(*) FROM there WHERE sku_id NOT IN (
           SELECT sku_id FROM ordering.cart_line WHERE owner_id = CAST(:guest AS uuid)
       )
   )
ON CONFLICT (owner_id, sku_id) DO UPDATE SET
    quantity = greatest(c.quantity, excluded.quantity),
    chosen = c.chosen OR excluded.chosen
