-- Shipments as work, with their lines, out of one document; rows are populated by the names of
-- columns. Those that are there already stay as they are; the others are told.
-- Index: pk_outbound.
WITH document AS MATERIALIZED (
    SELECT CAST(:document AS jsonb) AS tables
), added AS (
    INSERT INTO wms.outbound
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS wms.outbound), tables -> 'outbounds') AS row
    ON CONFLICT DO NOTHING
    RETURNING id
), lines AS (
    INSERT INTO wms.outbound_line
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS wms.outbound_line), tables -> 'lines') AS row
    JOIN added ON added.id = row.outbound_id
)
SELECT id FROM added
