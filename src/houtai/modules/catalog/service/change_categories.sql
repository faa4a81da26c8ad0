-- What became of many categories at once. Index: pk_category.
UPDATE catalog.category
   SET name_en = changed.name_en,
       commission_permille = changed.commission_permille,
       state = changed.state,
       version = version + 1
  FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS changed (
           id uuid, name_en text, commission_permille bigint, state text
       )
 WHERE category.id = changed.id
