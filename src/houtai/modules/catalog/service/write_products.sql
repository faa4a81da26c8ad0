-- New products as they are given; of known ones what they say of themselves, nothing of their state.
INSERT INTO catalog.product AS known (
    id, merchant_id, number, code, category_id, brand_id, kind, composition, name, subtitle, html,
    pictures, attributes, label_ids, promise_ids, state, price_fen_min, price_fen_max, created_by,
    created_at, changed_at
)
SELECT
    w.id, w.merchant_id, w.number, w.code, w.category_id, w.brand_id, w.kind, w.composition, w.name,
    w.subtitle, w.html, w.pictures, w.attributes, w.label_ids, w.promise_ids, 'draft',
    w.price_fen_min, w.price_fen_max, w.created_by, CAST(:at AS timestamptz),
    CAST(:at AS timestamptz)
FROM jsonb_to_recordset(CAST(:products AS jsonb)) AS w (
    id uuid, merchant_id uuid, number text, code text, category_id uuid, brand_id uuid, kind text,
    composition text, name text, subtitle text, html text, pictures uuid[], attributes jsonb,
    label_ids uuid[], promise_ids uuid[], price_fen_min bigint, price_fen_max bigint,
    created_by uuid
)
ORDER BY w.id
ON CONFLICT (id) DO UPDATE SET
    code = excluded.code,
    category_id = excluded.category_id,
    brand_id = excluded.brand_id,
    kind = excluded.kind,
    composition = excluded.composition,
    name = excluded.name,
    subtitle = excluded.subtitle,
    html = excluded.html,
    pictures = excluded.pictures,
    attributes = excluded.attributes,
    label_ids = excluded.label_ids,
    promise_ids = excluded.promise_ids,
    price_fen_min = excluded.price_fen_min,
    price_fen_max = excluded.price_fen_max,
    changed_at = excluded.changed_at,
    version = known.version + 1
