-- Ten thousand SKUs of five thousand products, in fifty shops and a hundred categories, and two
-- thousand members who are signed in and have an address. The token of member n is written out in
-- bench/order_ground.py. Freight: by weight, free from 99 yuan in every second shop.
INSERT INTO catalog.category (id, parent_id, path, name, name_key)
SELECT md5('c1 ' || a)::uuid, NULL, ARRAY[md5('c1 ' || a)::uuid], '大类' || a, '大类' || a
FROM generate_series(0, 9) AS a;

INSERT INTO catalog.category (id, parent_id, path, name, name_key)
SELECT md5('c2 ' || b)::uuid, md5('c1 ' || b / 10)::uuid,
    ARRAY[md5('c1 ' || b / 10)::uuid, md5('c2 ' || b)::uuid], '中类' || b, '中类' || b
FROM generate_series(0, 99) AS b;

INSERT INTO catalog.seller (merchant_id, shop_name, self_run, state, category_ids, changed_at)
SELECT md5('shop ' || n)::uuid, '店铺' || n, false, 'open', '{}', now()
FROM generate_series(0, 49) AS n;

INSERT INTO catalog.product (id, merchant_id, number, code, category_id, kind, composition, name,
    subtitle, html, pictures, attributes, label_ids, promise_ids, state, price_fen_min,
    price_fen_max, approved_at, first_shelf_at, created_by, created_at, changed_at)
SELECT md5('product ' || n)::uuid, md5('shop ' || n % 50)::uuid, 'P' || n, 'T' || n,
    md5('c2 ' || n % 100)::uuid, 'physical', 'single', '武夷岩茶大红袍礼盒' || n, '', '',
    ARRAY[md5('picture ' || n)::uuid], '{}', '{}', '{}', 'on_shelf',
    1000 + n::bigint * 7919 % 30000, 1500 + n::bigint * 7919 % 30000, now(), now(),
    md5('person')::uuid, now(), now()
FROM generate_series(0, 4999) AS n;

INSERT INTO catalog.sku (id, product_id, merchant_id, code, spec, spec_key, weight_gram,
    volume_cm3, price_fen, own_stock, state, position)
SELECT md5('sku ' || n * 2 + k)::uuid, md5('product ' || n)::uuid, md5('shop ' || n % 50)::uuid,
    'S' || n || '-' || k, '{}', k::text, 250, 900, 1000 + n::bigint * 7919 % 30000 + k * 500, true,
    'active', k
FROM generate_series(0, 4999) AS n, generate_series(0, 1) AS k;

INSERT INTO logistics.freight_template (id, merchant_id, name, scope, charge_by, is_default, tariff,
    version, changed_at)
SELECT md5('freight ' || n)::uuid, md5('shop ' || n)::uuid, '默认', 'shop', 'weight', true,
    jsonb_build_object('rows', '[]'::jsonb, 'no_delivery', '[]'::jsonb,
        'rest', jsonb_build_object('first_unit', 1000, 'first_fee_fen', 800, 'next_unit', 500,
            'next_fee_fen', 200),
        'free', CASE WHEN n % 2 = 0 THEN '[]'::jsonb
            ELSE '[{"regions": [], "amount_fen_min": 9900}]'::jsonb END),
    1, now()
FROM generate_series(0, 49) AS n;

INSERT INTO members.member (id, phone, name, state, joined_at, last_sign_in_at)
SELECT md5('member ' || n)::uuid, '138' || lpad(n::text, 8, '0'), '王小明', 'active',
    now() - interval '1 year', now()
FROM generate_series(0, 1999) AS n;

INSERT INTO members.address (id, member_id, recipient, phone, region_code, detail, is_default,
    created_at)
SELECT md5('address ' || n)::uuid, md5('member ' || n)::uuid, '王小明',
    '138' || lpad(n::text, 8, '0'),
    (ARRAY['440305', '330106', '110101', '310115'])[1 + n % 4], '科技园南区 1 号', true, now()
FROM generate_series(0, 1999) AS n;

INSERT INTO members.session (id, member_id, token_hash, created_at, expires_at, user_agent)
SELECT md5('session ' || n)::uuid, md5('member ' || n)::uuid,
    sha256(lpad('bench' || n, 43, '-')::bytea), now(), now() + interval '30 days', 'bench'
FROM generate_series(0, 1999) AS n;

ANALYZE
