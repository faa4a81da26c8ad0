-- So many keys of each SKU were handed out. Index: pk_card_key_shelf.
UPDATE fulfilment.card_key_shelf AS shelf
SET left_count = shelf.left_count - given.count,
    handed_count = shelf.handed_count + given.count,
    changed_at = :at
FROM unnest(CAST(:skus AS uuid[]), CAST(:counts AS bigint[])) AS given (sku_id, count)
WHERE shelf.sku_id = given.sku_id
