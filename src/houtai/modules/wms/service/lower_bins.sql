-- What the ledger has less is taken from where goods come in, then from bins of which least is
-- planned. Somebody may be picking there just now: no bin goes below nothing, and what is left is
-- found at the next look, since the SKU has moved.
WITH gone AS (
    SELECT *
      FROM unnest(CAST(:skus AS uuid[]), CAST(:warehouses AS uuid[]), CAST(:receiving AS uuid[]),
                  CAST(:pieces AS bigint[]))
        AS gone (sku_id, warehouse_id, receiving_id, pieces)
), held AS (
    SELECT there.bin_id, there.sku_id, there.quantity, there.reserved, gone.receiving_id,
           gone.pieces
      FROM wms.bin_stock AS there
      JOIN gone ON gone.sku_id = there.sku_id AND gone.warehouse_id = there.warehouse_id
     WHERE there.quantity > 0
     ORDER BY there.bin_id, there.sku_id
       FOR UPDATE OF there
), ordered AS (
    SELECT *,
           sum(quantity) OVER (
               PARTITION BY sku_id, receiving_id
               ORDER BY (bin_id = receiving_id) DESC, reserved, bin_id
           ) - quantity AS before
      FROM held
), lowered AS (
    UPDATE wms.bin_stock AS there
       SET quantity = there.quantity - least(there.quantity, ordered.pieces - ordered.before)
      FROM ordered
     WHERE there.bin_id = ordered.bin_id AND there.sku_id = ordered.sku_id
       AND ordered.before < ordered.pieces
 RETURNING there.bin_id, there.sku_id, there.merchant_id, there.warehouse_id,
           least(ordered.quantity, ordered.pieces - ordered.before) AS pieces
)
INSERT INTO wms.bin_move
    (id, warehouse_id, merchant_id, sku_id, from_bin_id, quantity, reason, by_id, at)
SELECT uuidv7(), warehouse_id, merchant_id, sku_id, bin_id, pieces, 'left',
       CAST('00000000-0000-0000-0000-000000000000' AS uuid), :at
  FROM lowered
