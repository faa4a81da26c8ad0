-- Orders that are to be sent and what of them is needed, all of a batch out of one document; rows are
-- populated by the names of columns. What was called back whole begins anew, what is under way stays.
-- Indexes: pk_demand, pk_demand_line.
WITH document AS MATERIALIZED (
    SELECT CAST(:document AS jsonb) AS tables
), demands AS (
    INSERT INTO fulfilment.demand AS d
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS fulfilment.demand), tables -> 'demands') AS row
    ON CONFLICT (order_id) DO UPDATE
    SET state = excluded.state, region_code = excluded.region_code, ship_by = excluded.ship_by
    WHERE d.state IN ('open', 'stopped')
)
INSERT INTO fulfilment.demand_line AS l
SELECT row.* FROM document,
    jsonb_populate_recordset(CAST(NULL AS fulfilment.demand_line), tables -> 'lines') AS row
ON CONFLICT (line_id, sku_id) DO UPDATE
SET quantity = excluded.quantity, waiting = excluded.waiting, value_fen = excluded.value_fen,
    avoid = excluded.avoid, dropped = 0, tried_at = GREATEST(l.tried_at, excluded.tried_at)
WHERE l.dropped = l.quantity
