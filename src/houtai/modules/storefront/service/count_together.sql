-- What was looked at and put into carts since the last count: which products one visitor had
-- within a day belong together, and each of them stands a little better. Each visitor counts once
-- for each product of a count. Rides on pk_behaviour and ix_behaviour_visitor_id_id.
WITH fresh AS (
    SELECT act.id, act.visitor_id, act.product_id,
        CASE act.kind WHEN 'cart' THEN 5 ELSE 1 END AS weight
    FROM storefront.behaviour AS act
    JOIN storefront.page ON page.product_id = act.product_id
    WHERE act.product_id IS NOT NULL AND act.id > :after AND act.id < :until
    ORDER BY act.id
    LIMIT :most
),
acts AS (
    SELECT visitor_id, product_id, max(weight) AS weight,
        (array_agg(id ORDER BY id))[1] AS first_id
    FROM fresh
    GROUP BY visitor_id, product_id
),
paired AS (
    SELECT acts.product_id, other.product_id AS other_id, acts.weight
    FROM acts
    CROSS JOIN LATERAL (
        SELECT DISTINCT latest.product_id
        FROM (
            SELECT before.product_id
            FROM storefront.behaviour AS before
            WHERE before.visitor_id = acts.visitor_id AND before.product_id IS NOT NULL
                AND before.id < acts.first_id AND before.id > :oldest
            ORDER BY before.id DESC
            LIMIT :beside
        ) AS latest
        JOIN storefront.page ON page.product_id = latest.product_id
        WHERE latest.product_id <> acts.product_id
    ) AS other
),
summed AS (
    SELECT either.product_id, either.other_id, sum(either.weight) AS weight
    FROM (
        SELECT product_id, other_id, weight FROM paired
        UNION ALL
        SELECT other_id, product_id, weight FROM paired
    ) AS either
    GROUP BY either.product_id, either.other_id
),
joined AS (
    INSERT INTO storefront.together (product_id, other_id, weight)
    SELECT product_id, other_id, weight FROM summed ORDER BY product_id, other_id
    ON CONFLICT (product_id, other_id)
    DO UPDATE SET weight = together.weight + excluded.weight
),
warmed AS (
    SELECT product_id, sum(weight) AS looks FROM acts GROUP BY product_id
),
raised AS (
    UPDATE storefront.entry
    SET looks = entry.looks + warmed.looks,
        standing = CASE WHEN entry.in_stock THEN 2305843009213693952 ELSE 0 END
            + (least(entry.sold_count * 10 + entry.looks + warmed.looks, 1048575)::bigint << 32)
            + (entry.standing & 4294967295)
    FROM warmed
    WHERE entry.product_id = warmed.product_id
)
SELECT fresh.id AS last_id, count(*) OVER () AS counted
FROM fresh
ORDER BY fresh.id DESC
LIMIT 1
