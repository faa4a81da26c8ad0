-- Add these reviews to the figures of their products, or take them away (:sign is 1 or -1).
UPDATE catalog.review_figures AS figures
   SET reviews = figures.reviews + :sign * counted.reviews,
       stars_sum = figures.stars_sum + :sign * counted.stars_sum,
       good = figures.good + :sign * counted.good,
       middle = figures.middle + :sign * counted.middle,
       bad = figures.bad + :sign * counted.bad,
       with_pictures = figures.with_pictures + :sign * counted.with_pictures
  FROM (
      SELECT product_id,
             count(*) AS reviews,
             sum(stars)::bigint AS stars_sum,
             count(*) FILTER (WHERE grade = 'good') AS good,
             count(*) FILTER (WHERE grade = 'middle') AS middle,
             count(*) FILTER (WHERE grade = 'bad') AS bad,
             count(*) FILTER (WHERE pictures <> '{}') AS with_pictures
        FROM catalog.review
       WHERE id = ANY (CAST(:review_ids AS uuid[]))
       GROUP BY product_id
  ) AS counted
 WHERE figures.product_id = counted.product_id
