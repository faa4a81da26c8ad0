-- Each row leaves the state it is in once: the guard holds whoever else is at work.
UPDATE sheets.import_change AS kept
SET state = c.state,
    subject = coalesce(c.subject, kept.subject),
    before = coalesce(c.before, kept.before),
    after = coalesce(c.after, kept.after),
    errors = c.errors
FROM jsonb_to_recordset(CAST(:changes AS jsonb)) AS c (
    row_no bigint, state text, subject uuid, before jsonb, after jsonb, errors jsonb
)
WHERE kept.merchant_id = :merchant_id
  AND kept.import_id = :import_id
  AND kept.row_no = c.row_no
  AND kept.state = :state_before
RETURNING kept.row_no
