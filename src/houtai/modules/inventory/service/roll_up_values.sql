-- Entries are taken as they come to be seen, so that none is jumped over; each once, by its mark.
WITH taken AS (
    SELECT id FROM inventory.value_entry WHERE NOT rolled
     ORDER BY id LIMIT :bite FOR UPDATE SKIP LOCKED
), rolled AS (
    UPDATE inventory.value_entry AS entry SET rolled = true
      FROM taken WHERE entry.id = taken.id
    RETURNING entry.merchant_id, entry.warehouse_id,
              (entry.at AT TIME ZONE :zone)::date AS day, entry.quantity, entry.value_fen
), added AS (
    INSERT INTO inventory.value_day AS total
           (merchant_id, warehouse_id, day,
            in_quantity, in_value_fen, out_quantity, out_value_fen)
    SELECT merchant_id, warehouse_id, day,
           sum(greatest(quantity, 0)), sum(greatest(value_fen, 0)),
           sum(greatest(-quantity, 0)), sum(greatest(-value_fen, 0))
      FROM rolled GROUP BY merchant_id, warehouse_id, day
        ON CONFLICT (merchant_id, warehouse_id, day) DO UPDATE SET
           in_quantity = total.in_quantity + excluded.in_quantity,
           in_value_fen = total.in_value_fen + excluded.in_value_fen,
           out_quantity = total.out_quantity + excluded.out_quantity,
           out_value_fen = total.out_value_fen + excluded.out_value_fen
)
SELECT count(*) FROM rolled
