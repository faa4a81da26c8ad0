-- A row of figures for the product of each of these reviews, locked in the order of the products:
-- who shows and hides many at once meets others only one way round.
INSERT INTO catalog.review_figures (product_id, merchant_id)
SELECT DISTINCT product_id, merchant_id
  FROM catalog.review
 WHERE id = ANY (CAST(:review_ids AS uuid[]))
 ORDER BY product_id
ON CONFLICT (product_id) DO UPDATE SET merchant_id = excluded.merchant_id
