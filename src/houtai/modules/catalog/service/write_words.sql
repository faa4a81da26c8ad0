INSERT INTO catalog.product_word AS known (product_id, words)
SELECT w.product_id, w.words
FROM jsonb_to_recordset(CAST(:words AS jsonb)) AS w (product_id uuid, words text[])
ORDER BY w.product_id
ON CONFLICT (product_id) DO UPDATE SET words = excluded.words
WHERE known.words <> excluded.words
