-- Goods that were bought leave the carts of their buyers. Index: pk_cart_line.
DELETE FROM ordering.cart_line AS c
USING unnest(CAST(:owners AS uuid[]), CAST(:skus AS uuid[])) AS bought (owner_id, sku_id)
WHERE c.owner_id = bought.owner_id AND c.sku_id = bought.sku_id
