-- A hundred thousand products of two SKUs each, of 39 merchants and the platform's own shop, in
-- 1,110 categories: most on the shelf, few in each other state, a change waiting for one in fifty.
INSERT INTO catalog.category (id, parent_id, path, name, name_key)
SELECT md5('c1 ' || a)::uuid, NULL, ARRAY[md5('c1 ' || a)::uuid], '大类' || a, '大类' || a
  FROM generate_series(0, 9) AS a;

INSERT INTO catalog.category (id, parent_id, path, name, name_key)
SELECT md5('c2 ' || b)::uuid, md5('c1 ' || b / 10)::uuid,
    ARRAY[md5('c1 ' || b / 10)::uuid, md5('c2 ' || b)::uuid], '中类' || b, '中类' || b
  FROM generate_series(0, 99) AS b;

INSERT INTO catalog.category (id, parent_id, path, name, name_key)
SELECT md5('c3 ' || c)::uuid, md5('c2 ' || c / 10)::uuid,
    ARRAY[md5('c1 ' || c / 100)::uuid, md5('c2 ' || c / 10)::uuid, md5('c3 ' || c)::uuid],
    '小类' || c, '小类' || c
  FROM generate_series(0, 999) AS c;

INSERT INTO catalog.brand (id, name, name_key, initial)
SELECT md5('brand ' || n)::uuid, '品牌' || n, '品牌' || n, 'P' FROM generate_series(0, 299) AS n;

INSERT INTO catalog.seller (merchant_id, shop_name, self_run, state, category_ids, changed_at)
SELECT md5('merchant ' || n)::uuid, '店铺' || n, false, 'open', '{}', now()
  FROM generate_series(1, 39) AS n;

CREATE TEMP TABLE goods AS
SELECT n, (lpad(to_hex(1767225600000 + n::bigint * 20000), 12, '0') || '7'
        || substr(md5('product ' || n), 1, 19))::uuid AS id,
    CASE WHEN n % 40 = 0
        THEN (SELECT merchant_id FROM catalog.seller WHERE self_run ORDER BY merchant_id LIMIT 1)
        ELSE md5('merchant ' || n % 40)::uuid END AS merchant_id,
    CASE WHEN n % 100 < 80 THEN 'on_shelf' WHEN n % 100 < 92 THEN 'off_shelf'
        WHEN n % 100 < 96 THEN 'draft' WHEN n % 100 < 98 THEN 'approved'
        WHEN n % 100 = 98 THEN 'in_review' ELSE 'recycled' END AS state,
    (ARRAY['岩茶', '红茶', '茶杯', '茶壶', '手机壳', '耳机', '床单', '围巾'])[1 + n % 8]
        || (ARRAY['特级', '便携', '手工', '复古', '家用', '礼盒', '新款'])[1 + n % 7]
        || CASE WHEN n % 1000 = 0 THEN '龙泉青瓷' ELSE '' END AS name,
    100 + n::bigint * 7919 % 90000 AS price_fen,
    '2026-01-01Z'::timestamptz + n * '20s'::interval AS at
  FROM generate_series(1, 100000) AS n;

INSERT INTO catalog.product (id, merchant_id, number, code, category_id, brand_id, kind,
    composition, name, subtitle, html, pictures, attributes, label_ids, promise_ids, state,
    price_fen_min, price_fen_max, approved_at, first_shelf_at, recycled_at, created_by, created_at,
    changed_at)
SELECT id, merchant_id, 'P' || n, 'T' || n, md5('c3 ' || n * 7919::bigint % 1000)::uuid,
    CASE WHEN n % 3 > 0 THEN md5('brand ' || n % 300)::uuid END,
    CASE WHEN n % 200 = 0 THEN 'virtual' ELSE 'physical' END,
    CASE WHEN n % 500 = 0 THEN 'bundle' ELSE 'single' END,
    name, '今日下单，四十八小时内发货', repeat('<p>选料讲究，做工细致。</p>', 20),
    ARRAY[md5('picture ' || n)::uuid], '{}', '{}', '{}', state, price_fen, price_fen + 100,
    CASE WHEN state NOT IN ('draft', 'in_review') THEN at END,
    CASE WHEN state IN ('on_shelf', 'off_shelf') THEN at END,
    CASE WHEN state = 'recycled' THEN at END, md5('person ' || n % 100)::uuid, at,
    at + n % 977 * '1h'::interval
  FROM goods;

INSERT INTO catalog.product_word (product_id, words)
SELECT id, ARRAY(SELECT substr(name, place, size)
        FROM generate_series(1, 2) AS size, generate_series(1, char_length(name) + 1 - size) AS place)
    || ARRAY(SELECT substr('p' || n, 1, size) FROM generate_series(1, char_length('p' || n)) AS size)
  FROM goods;

INSERT INTO catalog.sku (id, product_id, merchant_id, code, barcode, spec, spec_key, weight_gram,
    volume_cm3, price_fen, own_stock, state, position)
SELECT md5('sku ' || n || ' ' || k)::uuid, id, merchant_id, 'S' || n || '-' || k,
    CASE WHEN k = 1 THEN lpad(n::text, 13, '0') END, '{}', k::text, 250, 900,
    price_fen + k * 100 - 100, n % 500 > 0, 'active', k
  FROM goods, generate_series(1, 2) AS k;

INSERT INTO catalog.revision (id, product_id, merchant_id, state, content, fields, findings,
    made_by, made_at)
SELECT md5('revision ' || n)::uuid, id, merchant_id, 'draft', '{}', '{name}', '[]',
    md5('person 1')::uuid, at
  FROM goods WHERE n % 50 = 0;

ANALYZE
