-- Lines of orders that are written anew, with what hangs on them. Indexes: ix_line_order_id,
-- ix_line_discount_order_id, ix_piece_order_id.
WITH discounts AS (
    DELETE FROM ordering.line_discount WHERE order_id = ANY (CAST(:orders AS uuid[]))
), pieces AS (
    DELETE FROM ordering.piece WHERE order_id = ANY (CAST(:orders AS uuid[]))
)
DELETE FROM ordering.line WHERE order_id = ANY (CAST(:orders AS uuid[]))
