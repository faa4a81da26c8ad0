-- What the ledger has more lies where goods come in, from now on.
WITH came AS (
    SELECT *
      FROM unnest(CAST(:merchants AS uuid[]), CAST(:skus AS uuid[]), CAST(:warehouses AS uuid[]),
                  CAST(:receiving AS uuid[]), CAST(:pieces AS bigint[]))
        AS came (merchant_id, sku_id, warehouse_id, bin_id, pieces)
     ORDER BY bin_id, sku_id
), raised AS (
    INSERT INTO wms.bin_stock AS there (bin_id, sku_id, merchant_id, warehouse_id, quantity)
    SELECT bin_id, sku_id, merchant_id, warehouse_id, pieces FROM came
        ON CONFLICT (bin_id, sku_id) DO UPDATE SET quantity = there.quantity + excluded.quantity
)
INSERT INTO wms.bin_move
    (id, warehouse_id, merchant_id, sku_id, to_bin_id, quantity, reason, by_id, at)
SELECT uuidv7(), warehouse_id, merchant_id, sku_id, bin_id, pieces, 'came',
       CAST('00000000-0000-0000-0000-000000000000' AS uuid), :at
  FROM came
