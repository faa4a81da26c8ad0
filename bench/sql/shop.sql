-- A hundred thousand products on the shelf of twenty shops, in 1,110 categories, as the storefront
-- keeps them: pages of some 5 kB, cards, words, vocabulary. Words are of very different frequency.
CREATE SCHEMA bench;

CREATE TABLE bench.noun AS
SELECT row_number() OVER () AS place, word FROM unnest(ARRAY[
    '手机壳', '充电器', '数据线', '耳机', '音箱', '键盘', '鼠标', '显示器', '台灯', '风扇', '加湿器', '电饭煲',
    '炒锅', '菜刀', '砧板', '茶杯', '茶壶', '盖碗', '茶盘', '岩茶', '红茶', '绿茶', '白茶', '普洱', '乌龙茶',
    '睡衣', '衬衫', '卫衣', '裙子', '牛仔裤', '袜子', '围巾', '帽子', '手套', '拖鞋', '跑鞋', '靴子', '背包',
    '钱包', '雨伞', '毛巾', '浴巾', '床单', '被子', '枕头', '窗帘', '地毯', '沙发', '椅子', '书桌', '书架',
    '面膜', '洗发水', '牙膏', '香皂', '口红', '香水', '奶粉', '纸尿裤', '积木', '拼图', '绘本', '钢笔', '笔记本'
]) AS word;

CREATE TABLE bench.trait AS
SELECT row_number() OVER () AS place, word FROM unnest(ARRAY[
    '特级', '便携', '无线', '蓝牙', '静音', '加厚', '透气', '防水', '防摔', '快充', '迷你', '大容量', '真丝', '纯棉',
    '羊毛', '竹纤维', '不锈钢', '陶瓷', '玻璃', '实木', '折叠', '儿童', '女士', '男士', '中式', '北欧', '复古', '简约',
    '礼盒', '明前', '武夷', '景德镇', '手工', '老年', '学生', '办公', '户外', '家用', '商用', '新款'
]) AS word;

INSERT INTO catalog.category (id, parent_id, path, name, name_key)
SELECT md5('c1 ' || a)::uuid, NULL, ARRAY[md5('c1 ' || a)::uuid], '大类' || a, '大类' || a
FROM generate_series(0, 9) AS a;

INSERT INTO catalog.category (id, parent_id, path, name, name_key)
SELECT md5('c2 ' || a || ' ' || b)::uuid, md5('c1 ' || a)::uuid,
    ARRAY[md5('c1 ' || a)::uuid, md5('c2 ' || a || ' ' || b)::uuid], '中类' || a || b, '中类' || a || b
FROM generate_series(0, 9) AS a, generate_series(0, 9) AS b;

INSERT INTO catalog.category (id, parent_id, path, name, name_key)
SELECT md5('c3 ' || a || ' ' || b || ' ' || c)::uuid, md5('c2 ' || a || ' ' || b)::uuid,
    ARRAY[md5('c1 ' || a)::uuid, md5('c2 ' || a || ' ' || b)::uuid,
        md5('c3 ' || a || ' ' || b || ' ' || c)::uuid],
    '小类' || a || b || c, '小类' || a || b || c
FROM generate_series(0, 9) AS a, generate_series(0, 9) AS b, generate_series(0, 9) AS c;

CREATE TABLE bench.product AS
SELECT n, md5('product ' || n)::uuid AS id, md5('shop ' || n % 20)::uuid AS merchant_id,
    n % 10 AS a, (n / 10) % 10 AS b, (n / 100) % 10 AS c,
    noun.word AS noun, one.word AS one, two.word AS two, three.word AS three,
    'x' || n % 3000 AS model, md5('brand ' || n % 300)::uuid AS brand_id,
    900 + (n * 7919) % 90000 AS price_fen, n % 11 > 0 AS in_stock
FROM generate_series(1, 100000) AS n
JOIN bench.noun ON noun.place = 1 + floor(power(((n * 2654435761) % 1000003) / 1000003.0, 2) * 64)
JOIN bench.trait AS one ON one.place = 1 + (n * 31) % 40
JOIN bench.trait AS two ON two.place = 1 + (n * 17 + 5) % 40
JOIN bench.trait AS three ON three.place = 1 + (n * 13 + 11) % 40;

INSERT INTO storefront.page
    (product_id, merchant_id, state, body, body_en, card, goods, version, changed_at)
SELECT id, merchant_id, 'shown', page.body, page.body,
    jsonb_build_object(
        'id', id, 'name', one || two || three || noun || model,
        'subtitle', '今日下单，四十八小时内发货', 'picture', md5('a' || n)::uuid,
        'price_fen', price_fen, 'market_fen', NULL, 'labels', '[]'::jsonb,
        'merchant_id', merchant_id, 'shop_name', '店铺' || n % 20, 'self_run', false,
        'in_stock', in_stock
    )::text,
    '{}', 1, now()
FROM bench.product CROSS JOIN LATERAL (SELECT jsonb_build_object(
        'id', id, 'version', 1, 'number', 'P' || n, 'name', one || two || three || noun || model,
        'subtitle', '今日下单，四十八小时内发货', 'kind', 'physical',
        'pictures', jsonb_build_array(md5('a' || n)::uuid, md5('b' || n)::uuid, md5('c' || n)::uuid),
        'html', repeat('<p>' || one || noun || '，选料讲究，做工细致，适合日常使用与送礼。</p>', 40),
        'category_path', jsonb_build_array(
            jsonb_build_object('id', md5('c1 ' || a)::uuid, 'name', '大类' || a)),
        'brand', NULL, 'merchant_id', merchant_id, 'shop_name', '店铺' || n % 20,
        'self_run', false, 'labels', '[]'::jsonb, 'promises', '[]'::jsonb,
        'parameters', '[]'::jsonb, 'specs', '[]'::jsonb,
        'skus', (SELECT jsonb_agg(jsonb_build_object(
            'id', md5(n || ' sku ' || k)::uuid, 'spec', '{}'::jsonb, 'spec_name', '规格' || k,
            'price_fen', price_fen + k * 100, 'market_fen', NULL, 'picture', NULL,
            'stock', 'plenty', 'left', NULL)) FROM generate_series(1, 4) AS k),
        'price_fen_min', price_fen, 'price_fen_max', price_fen + 400, 'in_stock', in_stock
    )::text AS body) AS page;

INSERT INTO storefront.entry
    (product_id, merchant_id, category_path, category_1, category_2, category_3,
    brand_id, words, name_words, attributes, price_fen,
    in_stock, sold_count, looks, standing)
SELECT id, merchant_id,
    ARRAY[md5('c1 ' || a)::uuid, md5('c2 ' || a || ' ' || b)::uuid,
        md5('c3 ' || a || ' ' || b || ' ' || c)::uuid],
    md5('c1 ' || a)::uuid, md5('c2 ' || a || ' ' || b)::uuid,
    md5('c3 ' || a || ' ' || b || ' ' || c)::uuid,
    brand_id,
    array_to_tsvector(ARRAY[noun, one, two, three, model, '大类' || a, '中类' || a || b, '小类' || a || b || c,
        'p' || n, '发货', md5('colour')::uuid || ':k' || n % 9, md5('size')::uuid || ':k' || n % 7,
        md5('stuff')::uuid || ':k' || n % 13]
        || regexp_split_to_array(one || two || three || noun, '')),
    array_to_tsvector(ARRAY[noun, one, two, three, model]
        || regexp_split_to_array(one || two || three || noun, '')),
    ARRAY[md5('colour')::uuid || ':k' || n % 9, md5('size')::uuid || ':k' || n % 7,
        md5('stuff')::uuid || ':k' || n % 13],
    price_fen, in_stock, n % 1000, 0,
    CASE WHEN in_stock THEN 2305843009213693952 ELSE 0 END + ((n % 1000)::bigint * 10 << 32) + n
FROM bench.product;

INSERT INTO storefront.word (word, pinyin, initials, uses)
SELECT word, '', '', count(*)
FROM storefront.entry, unnest(tsvector_to_array(words)) AS word
WHERE word NOT LIKE '%:%' AND word NOT LIKE 'p%'
GROUP BY word;

INSERT INTO storefront.term (term, name, above)
SELECT 'brand:' || md5('brand ' || k)::uuid, '品牌' || k, '' FROM generate_series(0, 299) AS k
UNION ALL
SELECT 'category:' || id, name, '' FROM catalog.category
UNION ALL
SELECT 'option:' || md5('colour')::uuid || ':k' || k, '颜色' || k, '颜色' FROM generate_series(0, 8) AS k
UNION ALL
SELECT 'option:' || md5('size')::uuid || ':k' || k, '尺寸' || k, '尺寸' FROM generate_series(0, 6) AS k
UNION ALL
SELECT 'option:' || md5('stuff')::uuid || ':k' || k, '材质' || k, '材质' FROM generate_series(0, 12) AS k;

VACUUM ANALYZE storefront.entry;

VACUUM ANALYZE storefront.page;

ANALYZE
