-- All rows of a batch of placements, out of one document. Rows of each table are populated by the
-- names of its columns; what is left out is NULL. What was bought leaves the carts of its buyers.
-- Index: pk_cart_line.
WITH document AS MATERIALIZED (
    SELECT CAST(:document AS jsonb) AS tables
), trades AS (
    INSERT INTO ordering.trade
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS ordering.trade), tables -> 'trades') AS row
), orders AS (
    INSERT INTO ordering.orders
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS ordering.orders), tables -> 'orders') AS row
), lines AS (
    INSERT INTO ordering.line
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS ordering.line), tables -> 'lines') AS row
    RETURNING member_id, sku_id
), discounts AS (
    INSERT INTO ordering.line_discount
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS ordering.line_discount), tables -> 'discounts') AS row
), pieces AS (
    INSERT INTO ordering.piece
    SELECT row.* FROM document,
        jsonb_populate_recordset(CAST(NULL AS ordering.piece), tables -> 'pieces') AS row
), taken_out AS (
    DELETE FROM ordering.cart_line AS c USING lines AS bought
    WHERE c.owner_id = bought.member_id AND c.sku_id = bought.sku_id
)
INSERT INTO ordering.happening
SELECT row.* FROM document,
    jsonb_populate_recordset(CAST(NULL AS ordering.happening), tables -> 'happenings') AS row
