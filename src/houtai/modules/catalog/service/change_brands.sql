-- What became of many brands at once. Index: pk_brand.
UPDATE catalog.brand
   SET name_en = changed.name_en,
       initial = changed.initial,
       description = changed.description,
       state = changed.state,
       version = version + 1
  FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS changed (
           id uuid, name_en text, initial text, description text, state text
       )
 WHERE brand.id = changed.id
