-- As many orders as the setting bench.orders says, two to a trade, over two years, of 91 merchants
-- (the first of whom has a tenth of them) and 200,000 members (the first of whom bought one in a
-- hundred). What is old is done with; little is waiting, held, marked or on its way back. Few
-- products are in most orders. The goods are those of product_list.sql. Without foreign keys,
-- indexes and log while it is written: reading is what is measured.
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT conname, conrelid::regclass AS name FROM pg_constraint
        WHERE contype = 'f' AND connamespace = 'ordering'::regnamespace
    LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.name, one.conname); END LOOP;
END $$;

ALTER TABLE ordering.trade SET UNLOGGED;

ALTER TABLE ordering.orders SET UNLOGGED;

ALTER TABLE ordering.line SET UNLOGGED;

CREATE TEMP TABLE later AS
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made
FROM pg_index AS i
WHERE i.indrelid IN ('ordering.trade'::regclass, 'ordering.orders'::regclass, 'ordering.line'::regclass)
  AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.conindid = i.indexrelid);

DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT name FROM later LOOP EXECUTE 'DROP INDEX ' || one.name; END LOOP;
END $$;

CREATE FUNCTION pg_temp.id_at(kind text, n bigint, at timestamptz) RETURNS uuid LANGUAGE sql STABLE
    RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
        || substr(md5(kind || n), 1, 3) || '8' || substr(md5(kind || n), 4, 15))::uuid;

CREATE TEMP TABLE how_many AS SELECT current_setting('bench.orders')::bigint AS orders;

INSERT INTO ordering.trade (id, member_id, number, state, goods_fen, freight_fen, discount_fen,
    adjust_fen, payable_fen, promised, explained, key, digest, placed_at, expires_at, paid_at,
    ended_at, version)
SELECT pg_temp.id_at('trade', n, at),
    md5('member ' || CASE WHEN n % 100 = 0 THEN 0 ELSE n * 7919 % 200000 END)::uuid, 'T' || n, state,
    2000, 0, 0, 0, 2000, '{}', '{}', n::text, decode(md5(n::text) || md5(n::text), 'hex'), at,
    at + interval '30 minutes', CASE state WHEN 'paid' THEN at + interval '1 minute' END,
    CASE state WHEN 'cancelled' THEN at + interval '30 minutes' END, 1
FROM how_many, generate_series(0, orders / 2 - 1) AS n,
    LATERAL (SELECT '2026-11-22Z'::timestamptz - interval '2 years' * (1 - n * 2.0 / orders) AS at),
    LATERAL (SELECT CASE WHEN n > orders / 2 * 0.999 THEN 'waiting' WHEN n % 9 = 0 THEN 'cancelled'
        ELSE 'paid' END AS state);

INSERT INTO ordering.orders (id, trade_id, merchant_id, member_id, number, trade_number, shop_name,
    state, payment, fulfilment, aftersale, goods_fen, freight_fen, discount_fen, adjust_fen,
    payable_fen, freight_off_fen, pieces_count, recipient, phone, region_code, detail, remark, note,
    flag, held_for, placed_at, expires_at, paid_at, ended_at, version, ship_by, phone_tail)
SELECT pg_temp.id_at('order', n, at), pg_temp.id_at('trade', n / 2, at),
    md5('merchant ' || CASE WHEN n % 10 = 0 THEN 1 ELSE 2 + n * 31 % 90 END)::uuid,
    md5('member ' || CASE WHEN n / 2 % 100 = 0 THEN 0 ELSE n / 2 * 7919 % 200000 END)::uuid,
    'O' || n, 'T' || n / 2, '店铺' || n % 90, state,
    CASE WHEN state IN ('awaiting_payment', 'cancelled') THEN 'unpaid' WHEN n % 2000 = 7 THEN 'refunding'
        WHEN n % 100 = 7 THEN 'refunded' ELSE 'paid' END,
    CASE state WHEN 'completed' THEN 'received' WHEN 'awaiting_receipt' THEN 'shipped' ELSE 'none' END,
    'none', fen, 0, 0, 0, fen, 0, 1,
    (ARRAY['王', '李', '张', '刘', '陈'])[1 + n % 5] || (ARRAY['伟', '芳', '娜', '敏'])[1 + n % 4] || n % 9999,
    '138' || lpad((n * 104729 % 100000000)::text, 8, '0'), '440305', '科技园南区 1 号', '', '',
    CASE WHEN n % 200 = 3 THEN 'red' WHEN n % 5000 = 4 THEN 'blue' ELSE '' END,
    CASE WHEN n % 3000 = 9 THEN ARRAY['amount'] ELSE '{}' END,
    at, at + interval '30 minutes',
    CASE WHEN state NOT IN ('awaiting_payment', 'cancelled') THEN at + interval '1 minute' END,
    CASE WHEN state IN ('completed', 'cancelled', 'closed') THEN at + interval '9 days' END, 1,
    CASE WHEN state NOT IN ('awaiting_payment', 'cancelled') THEN at + interval '2 days' END,
    lpad((n * 104729 % 10000)::text, 4, '0')
FROM how_many, generate_series(0, orders - 1) AS n,
    LATERAL (SELECT '2026-11-22Z'::timestamptz - interval '2 years' * (1 - (n / 2) * 2.0 / orders) AS at,
        1000 + n * 7919 % 90000 AS fen),
    LATERAL (SELECT CASE WHEN n / 2 > orders / 2 * 0.999 THEN 'awaiting_payment'
        WHEN n / 2 % 9 = 0 THEN 'cancelled' WHEN n > orders * 0.98 THEN 'awaiting_shipment'
        WHEN n > orders * 0.95 THEN 'awaiting_receipt' WHEN n % 300 = 1 THEN 'closed'
        ELSE 'completed' END AS state);

INSERT INTO ordering.line (id, order_id, merchant_id, member_id, position, sku_id, product_id,
    sku_code, product_name, spec_text, is_sent, is_gift, quantity, list_fen, gross_fen,
    discount_fen, adjust_fen, payable_fen, placed_at)
SELECT pg_temp.id_at('line', (substr(o.number, 2))::bigint, o.placed_at), o.id, o.merchant_id,
    o.member_id, 0, md5('sku ' || product || ' 1')::uuid, md5('product ' || product)::uuid,
    'S' || product || '-1', '岩茶特级礼盒', '', true, false, 1, o.goods_fen, o.goods_fen, 0, 0,
    o.goods_fen, o.placed_at
FROM ordering.orders AS o, LATERAL (SELECT 1 + floor(100000 * power(
    (substr(o.number, 2)::bigint * 2654435761 % 1000003) / 1000003.0, 3))::bigint AS product);

DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT made FROM later LOOP EXECUTE one.made; END LOOP;
END $$;

VACUUM ANALYZE ordering.trade;

VACUUM ANALYZE ordering.orders;

VACUUM ANALYZE ordering.line
