-- A million SKU × warehouse rows: 250,000 SKUs, each in 4 of 20 warehouses, of 91 merchants, the
-- first of whom has a tenth of everything. Sizes and states differ, all three layers agree.

CREATE FUNCTION pg_temp.named(name text) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN md5(name)::uuid;

CREATE TEMPORARY TABLE piece AS
SELECT pg_temp.named('sku ' || n) AS sku_id, pg_temp.named('product ' || n / 25) AS product_id,
    pg_temp.named('merchant ' || CASE WHEN n % 10 = 0 THEN 1 ELSE 2 + (n / 25) % 90 END)
        AS merchant_id, n
FROM generate_series(0, 249999) AS n;

INSERT INTO inventory.warehouse (id, merchant_id, code, name, region, address, marketplace, state,
    opened_at)
SELECT pg_temp.named('warehouse ' || n), pg_temp.named('merchant 1'), 'W' || n, '仓库' || n, '440305',
    '1', true, 'open', now()
FROM generate_series(0, 19) AS n;

INSERT INTO inventory.pool (id, merchant_id, kind, name, state)
SELECT pg_temp.named('pool ' || merchant_id), merchant_id, 'shared', '', 'open'
FROM (SELECT DISTINCT merchant_id FROM piece) AS one;

INSERT INTO inventory.item (sku_id, product_id, merchant_id, own_stock)
SELECT sku_id, product_id, merchant_id, true FROM piece;

CREATE TEMPORARY TABLE spot AS
SELECT sku_id, merchant_id, pg_temp.named('warehouse ' || (n + w * 5) % 20) AS warehouse_id,
    CASE WHEN n % 7 = 0 THEN 0 ELSE (n * 7919 + w * 104729) % 500 END AS good,
    CASE WHEN n % 11 = 0 THEN (n + w) % 5 ELSE 0 END AS assigned,
    CASE WHEN n % 1000 = 77 AND w = 0 THEN 2 ELSE 0 END AS short
FROM piece, generate_series(0, 3) AS w;

INSERT INTO ledger.account (id, home_id, book, unit, owner_id, kind, side, limited, counted,
    debits_posted, credits_posted, opened_at)
SELECT uuidv7(), merchant_id, 'stock', sku_id::text, warehouse_id, kind, side, true, true,
    CASE side WHEN 'debit' THEN amount ELSE 3 END, CASE side WHEN 'credit' THEN amount + 3 ELSE 0 END,
    now()
FROM spot, LATERAL (VALUES
    ('warehouse.good', 'credit', good + assigned),
    ('dispatch.free', 'credit', good),
    ('dispatch.assigned', 'credit', assigned + short),
    ('dispatch.rising', 'credit', 0),
    ('dispatch.short', 'debit', short)
) AS held (kind, side, amount)
WHERE amount > 0 OR kind IN ('warehouse.good', 'dispatch.free', 'dispatch.rising');

INSERT INTO ledger.account (id, home_id, book, unit, owner_id, kind, side, limited, counted,
    debits_posted, credits_posted, debits_pending, opened_at)
SELECT uuidv7(), merchant_id, 'stock', sku_id::text,
    CASE kind WHEN 'sales.sellable' THEN pg_temp.named('pool ' || merchant_id) ELSE merchant_id END,
    kind, 'credit', true, true, 5, amount + 5,
    CASE WHEN kind = 'sales.sellable' AND amount > 2 THEN 2 ELSE 0 END, now()
FROM (
    SELECT sku_id, merchant_id, sum(good) AS good, sum(assigned) AS assigned
    FROM spot GROUP BY sku_id, merchant_id
) AS sku, LATERAL (VALUES
    ('sales.sellable', good), ('sales.sold', assigned), ('sales.rising', 0)
) AS held (kind, amount);

-- Indexes are made afterwards: a million rows one by one into each would take minutes.
CREATE TEMPORARY TABLE later AS
SELECT indexdef, indexname FROM pg_indexes
WHERE schemaname = 'inventory' AND tablename = 'level' AND indexname LIKE 'ix_level%';

DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT * FROM later LOOP EXECUTE 'DROP INDEX inventory.' || one.indexname; END LOOP;
END $$;

INSERT INTO inventory.level (merchant_id, sku_id, warehouse_id, good, free, assigned, short,
    changed_at)
SELECT merchant_id, sku_id, warehouse_id, good + assigned, good, assigned + short, short,
    now() - (('x' || substr(sku_id::text, 1, 6))::bit(24)::int % 9000000) * interval '1s'
FROM spot;

DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT * FROM later LOOP EXECUTE one.indexdef; END LOOP;
END $$;

INSERT INTO inventory.sku_level (sku_id, merchant_id, sellable, locked, sold, changed_at)
SELECT a.unit::uuid, a.home_id, coalesce(sum(a.credits_posted - a.debits_posted - a.debits_pending)
        FILTER (WHERE kind = 'sales.sellable'), 0),
    coalesce(sum(a.debits_pending) FILTER (WHERE kind = 'sales.sellable'), 0),
    coalesce(sum(a.credits_posted - a.debits_posted) FILTER (WHERE kind = 'sales.sold'), 0), now()
FROM ledger.account AS a WHERE kind IN ('sales.sellable', 'sales.sold') GROUP BY 1, 2;

INSERT INTO inventory.pool_level (sku_id, pool_id, merchant_id, sellable, locked, changed_at)
SELECT unit::uuid, owner_id, home_id, credits_posted - debits_posted - debits_pending,
    debits_pending, now()
FROM ledger.account WHERE kind = 'sales.sellable';

INSERT INTO inventory.valuation (sku_id, warehouse_id, merchant_id, quantity, value_fen, still_since,
    changed_at)
SELECT sku_id, warehouse_id, merchant_id, good + assigned, 100 * (good + assigned), now(), now()
FROM spot;

VACUUM ANALYZE
