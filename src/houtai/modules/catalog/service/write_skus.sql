-- A SKU never passes to another product, and its version moves only when something differs.
INSERT INTO catalog.sku AS known (
    id, product_id, merchant_id, code, barcode, spec, spec_key, weight_gram, volume_cm3,
    shelf_life_days, cost_fen, market_fen, price_fen, picture, own_stock, state, position
)
SELECT
    w.id, w.product_id, w.merchant_id, w.code, w.barcode, w.spec, w.spec_key, w.weight_gram,
    w.volume_cm3, w.shelf_life_days, w.cost_fen, w.market_fen, w.price_fen, w.picture, w.own_stock,
    w.state, w.position
FROM jsonb_to_recordset(CAST(:skus AS jsonb)) AS w (
    id uuid, product_id uuid, merchant_id uuid, code text, barcode text, spec jsonb, spec_key text,
    weight_gram bigint, volume_cm3 bigint, shelf_life_days bigint, cost_fen bigint,
    market_fen bigint, price_fen bigint, picture uuid, own_stock boolean, state text,
    position bigint
)
ORDER BY w.id
ON CONFLICT (id) DO UPDATE SET
    code = excluded.code,
    barcode = excluded.barcode,
    spec = excluded.spec,
    spec_key = excluded.spec_key,
    weight_gram = excluded.weight_gram,
    volume_cm3 = excluded.volume_cm3,
    shelf_life_days = excluded.shelf_life_days,
    cost_fen = excluded.cost_fen,
    market_fen = excluded.market_fen,
    price_fen = excluded.price_fen,
    picture = excluded.picture,
    own_stock = excluded.own_stock,
    state = excluded.state,
    position = excluded.position,
    version = known.version + 1
WHERE known.product_id = excluded.product_id
  AND (known.code, known.barcode, known.spec, known.weight_gram, known.volume_cm3,
       known.shelf_life_days, known.cost_fen, known.market_fen, known.price_fen,
       known.picture, known.own_stock, known.state, known.position)
      IS DISTINCT FROM
      (excluded.code, excluded.barcode, excluded.spec, excluded.weight_gram, excluded.volume_cm3,
       excluded.shelf_life_days, excluded.cost_fen, excluded.market_fen, excluded.price_fen,
       excluded.picture, excluded.own_stock, excluded.state, excluded.position)
RETURNING id, xmax = 0 AS is_new
