INSERT INTO sheets.import_change
    (merchant_id, import_id, warehouse_id, row_no, act, state, subject, before, after, errors)
SELECT
    :merchant_id, :import_id, CAST(:warehouse_id AS uuid),
    c.row_no, c.act, c.state, c.subject, c.before, c.after, c.errors
FROM jsonb_to_recordset(CAST(:changes AS jsonb)) AS c (
    row_no bigint, act text, state text, subject uuid, before jsonb, after jsonb, errors jsonb
)
