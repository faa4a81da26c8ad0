-- The mean of each price over the days since `since`, weighted by how long it stood; of products
-- that were approved, from their approval on. Index: ix_price_change_sku_id_at.
WITH wanted AS (
    SELECT s.id, s.price_fen,
        greatest(CAST(:since AS timestamptz), p.approved_at) AS since
    FROM catalog.sku s
    JOIN catalog.product p ON p.id = s.product_id
    WHERE s.id = ANY (:sku_ids) AND p.approved_at IS NOT NULL
),
changes AS (
    SELECT c.sku_id, c.before_fen, c.at, w.since,
        lag(c.at) OVER (PARTITION BY c.sku_id ORDER BY c.at, c.id) AS at_before
    FROM catalog.price_change c
    JOIN wanted w ON w.id = c.sku_id AND c.at > w.since AND c.at <= :at
),
spans AS (
    SELECT sku_id, before_fen AS fen, coalesce(at_before, since) AS from_at, at AS until_at
    FROM changes
    UNION ALL
    SELECT w.id, w.price_fen,
        coalesce((SELECT max(c.at) FROM changes c WHERE c.sku_id = w.id), w.since),
        greatest(CAST(:at AS timestamptz), w.since)
    FROM wanted w
)
SELECT w.id AS sku_id,
    CAST(coalesce(round(
        sum(s.fen * extract(epoch FROM s.until_at - s.from_at))
        / nullif(sum(extract(epoch FROM s.until_at - s.from_at)), 0)
    ), max(w.price_fen)) AS bigint) AS mean_fen
FROM wanted w
JOIN spans s ON s.sku_id = w.id
GROUP BY w.id
