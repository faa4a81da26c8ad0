-- What became of many attributes at once. Index: pk_attribute.
UPDATE catalog.attribute
   SET name_en = changed.name_en,
       unit = changed.unit,
       options = changed.options,
       own_values = changed.own_values,
       version = version + 1
  FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS changed (
           id uuid, name_en text, unit text, options jsonb, own_values boolean
       )
 WHERE attribute.id = changed.id
