-- What was decided of a batch of orders and the shipments that came of it, all out of one document;
-- rows are populated by the names of columns.
WITH document AS MATERIALIZED (
    SELECT CAST(:document AS jsonb) AS tables
), decisions AS (
    INSERT INTO fulfilment.decision
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS fulfilment.decision), tables -> 'decisions') AS row
), shipments AS (
    INSERT INTO fulfilment.shipment
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS fulfilment.shipment), tables -> 'shipments') AS row
)
INSERT INTO fulfilment.shipment_line
SELECT row.* FROM document,
    jsonb_populate_recordset(CAST(NULL AS fulfilment.shipment_line), tables -> 'lines') AS row
