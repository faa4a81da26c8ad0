-- How parcels stand by what was told; the rows are locked by who computed it. Index: pk_waybill.
UPDATE logistics.waybill
   SET status = stands.status,
       status_at = stands.status_at,
       moved_at = stands.moved_at,
       signed_at = stands.signed_at,
       look_at = stands.look_at,
       version = version + 1
  FROM unnest(
           CAST(:waybill_ids AS uuid[]), CAST(:statuses AS text[]),
           CAST(:status_ats AS timestamptz[]), CAST(:moved_ats AS timestamptz[]),
           CAST(:signed_ats AS timestamptz[]), CAST(:look_ats AS timestamptz[])
       ) AS stands (id, status, status_at, moved_at, signed_at, look_at)
 WHERE waybill.id = stands.id
