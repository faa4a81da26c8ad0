-- What an order costs at the very least: one transaction with two stock updates and six inserts
-- (trade, two orders, two lines, event), without prices, ledger or checks.
CREATE SCHEMA IF NOT EXISTS bench;

CREATE TABLE bench.stock (id integer PRIMARY KEY, left_over bigint NOT NULL CHECK (left_over >= 0));

CREATE TABLE bench.trade (id uuid PRIMARY KEY, member_id uuid NOT NULL, payable_fen bigint NOT NULL,
    placed_at timestamptz NOT NULL);

CREATE TABLE bench.orders (id uuid PRIMARY KEY, trade_id uuid NOT NULL REFERENCES bench.trade,
    merchant_id uuid NOT NULL, payable_fen bigint NOT NULL, address text NOT NULL);

CREATE INDEX ON bench.orders (trade_id);

CREATE TABLE bench.line (id uuid PRIMARY KEY, order_id uuid NOT NULL REFERENCES bench.orders,
    stock_id integer NOT NULL, quantity integer NOT NULL, price_fen bigint NOT NULL);

CREATE INDEX ON bench.line (order_id);

CREATE TABLE bench.event (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL,
    body jsonb NOT NULL, at timestamptz NOT NULL);

INSERT INTO bench.stock SELECT n, 1000000000 FROM generate_series(1, 10000) AS n;

CREATE FUNCTION bench.place_order(a integer, b integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    trade uuid := uuidv7();
    one uuid := uuidv7();
    other uuid := uuidv7();
BEGIN
    -- In one order, or two buyers would wait for each other.
    UPDATE bench.stock SET left_over = left_over - 1 WHERE id = least(a, b) AND left_over >= 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'sold out';
    END IF;
    UPDATE bench.stock SET left_over = left_over - 1 WHERE id = greatest(a, b) AND left_over >= 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'sold out';
    END IF;
    INSERT INTO bench.trade VALUES (trade, uuidv7(), 2000, now());
    INSERT INTO bench.orders VALUES (one, trade, md5('shop ' || a % 50)::uuid, 1000, '科技园南区 1 号');
    INSERT INTO bench.orders VALUES (other, trade, md5('shop ' || b % 50)::uuid, 1000, '科技园南区 1 号');
    INSERT INTO bench.line VALUES (uuidv7(), one, a, 1, 1000);
    INSERT INTO bench.line VALUES (uuidv7(), other, b, 1, 1000);
    INSERT INTO bench.event (name, body, at)
    VALUES ('placed', jsonb_build_object('trade_id', trade, 'payable_fen', 2000), now());
END $$;

VACUUM ANALYZE bench.stock
