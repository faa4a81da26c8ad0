-- What was told, once however often. Index: pk_movement.
INSERT INTO logistics.movement
    (waybill_id, digest, merchant_id, at, status, place, words, source, heard_at)
SELECT told.waybill_id, told.digest, told.merchant_id, told.at, told.status, told.place,
       told.words, told.source, :heard_at
  FROM unnest(
           CAST(:waybill_ids AS uuid[]), CAST(:digests AS bytea[]), CAST(:merchant_ids AS uuid[]),
           CAST(:moments AS timestamptz[]), CAST(:statuses AS text[]), CAST(:places AS text[]),
           CAST(:words AS text[]), CAST(:sources AS text[])
       ) AS told (waybill_id, digest, merchant_id, at, status, place, words, source)
ON CONFLICT DO NOTHING
RETURNING waybill_id
