"""Carts, trades, and the orders that they become."""

from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.execute(CARTS)
    op.execute(TRADES)
    op.execute(ORDERS)
    op.execute(LINES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


CARTS = """
CREATE SCHEMA ordering;

CREATE TABLE ordering.cart_line (
    owner_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    quantity bigint NOT NULL,
    chosen boolean NOT NULL,
    seen_fen bigint NOT NULL,
    added_at timestamptz NOT NULL,
    CONSTRAINT pk_cart_line PRIMARY KEY (owner_id, sku_id),
    CONSTRAINT ck_cart_line_quantity_in_bounds CHECK (quantity BETWEEN 1 AND 9999)
);
CREATE INDEX ix_cart_line_added_at ON ordering.cart_line (added_at);
"""

TRADES = """
CREATE TABLE ordering.trade (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    number text NOT NULL,
    state text NOT NULL,
    goods_fen bigint NOT NULL,
    freight_fen bigint NOT NULL,
    discount_fen bigint NOT NULL,
    adjust_fen bigint NOT NULL,
    payable_fen bigint NOT NULL,
    promised jsonb NOT NULL,
    explained jsonb NOT NULL,
    key text NOT NULL,
    digest bytea NOT NULL,
    payment_id uuid,
    placed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    paid_at timestamptz,
    ended_at timestamptz,
    version bigint NOT NULL,
    CONSTRAINT pk_trade PRIMARY KEY (id),
    CONSTRAINT uq_trade_number UNIQUE (number),
    CONSTRAINT uq_trade_member_id_key UNIQUE (member_id, key),
    CONSTRAINT ck_trade_state_known CHECK (state IN ('waiting', 'paid', 'cancelled')),
    CONSTRAINT ck_trade_sums_agree
        CHECK (payable_fen = goods_fen + freight_fen - discount_fen + adjust_fen),
    CONSTRAINT ck_trade_nothing_negative CHECK (
        goods_fen >= 0 AND freight_fen >= 0 AND discount_fen >= 0 AND payable_fen >= 0),
    CONSTRAINT ck_trade_paid_whole CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
    CONSTRAINT ck_trade_ended_whole CHECK ((state = 'cancelled') = (ended_at IS NOT NULL)),
    CONSTRAINT ck_trade_key_length CHECK (length(key) BETWEEN 1 AND 200),
    CONSTRAINT ck_trade_digest_length CHECK (octet_length(digest) = 32),
    CONSTRAINT ck_trade_version_positive CHECK (version > 0)
);
CREATE INDEX ix_trade_expires_at ON ordering.trade (expires_at) WHERE state = 'waiting';
CREATE INDEX ix_trade_member_id_id ON ordering.trade (member_id, id);
CREATE INDEX ix_trade_state_id ON ordering.trade (state, id);
"""

ORDERS = """
CREATE TABLE ordering.orders (
    id uuid NOT NULL,
    trade_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    number text NOT NULL,
    trade_number text NOT NULL,
    shop_name text NOT NULL,
    state text NOT NULL,
    payment text NOT NULL,
    fulfilment text NOT NULL,
    aftersale text NOT NULL,
    goods_fen bigint NOT NULL,
    freight_fen bigint NOT NULL,
    discount_fen bigint NOT NULL,
    adjust_fen bigint NOT NULL,
    payable_fen bigint NOT NULL,
    freight_off_fen bigint NOT NULL,
    pieces_count bigint NOT NULL,
    recipient text NOT NULL,
    phone text NOT NULL,
    region_code text NOT NULL,
    detail text NOT NULL,
    remark text NOT NULL,
    note text NOT NULL,
    flag text NOT NULL,
    held_for text[] NOT NULL,
    placed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    paid_at timestamptz,
    ended_at timestamptz,
    version bigint NOT NULL,
    CONSTRAINT pk_orders PRIMARY KEY (id),
    CONSTRAINT fk_orders_trade_id FOREIGN KEY (trade_id) REFERENCES ordering.trade (id),
    CONSTRAINT uq_orders_number UNIQUE (number),
    CONSTRAINT ck_orders_state_known CHECK (state IN
        ('awaiting_payment', 'awaiting_shipment', 'awaiting_receipt', 'completed', 'cancelled', 'closed')),
    CONSTRAINT ck_orders_payment_known CHECK (payment IN
        ('unpaid', 'paid', 'refunding', 'refunded')),
    CONSTRAINT ck_orders_fulfilment_known CHECK (fulfilment IN
        ('none', 'partly_shipped', 'shipped', 'received')),
    CONSTRAINT ck_orders_aftersale_known CHECK (aftersale IN ('none', 'open')),
    CONSTRAINT ck_orders_sums_agree
        CHECK (payable_fen = goods_fen + freight_fen - discount_fen + adjust_fen),
    CONSTRAINT ck_orders_nothing_negative CHECK (
        goods_fen >= 0 AND freight_fen >= 0 AND discount_fen >= 0 AND payable_fen >= 0
        AND freight_off_fen BETWEEN 0 AND freight_fen),
    CONSTRAINT ck_orders_paid_whole CHECK ((payment = 'unpaid') = (paid_at IS NULL)),
    CONSTRAINT ck_orders_ended_whole CHECK
        ((state IN ('completed', 'cancelled', 'closed')) = (ended_at IS NOT NULL)),
    CONSTRAINT ck_orders_flag_known CHECK
        (flag IN ('', 'red', 'yellow', 'green', 'blue', 'purple')),
    CONSTRAINT ck_orders_version_positive CHECK (version > 0)
);
CREATE INDEX ix_orders_trade_id ON ordering.orders (trade_id);
CREATE INDEX ix_orders_trade_number ON ordering.orders (trade_number);
CREATE INDEX ix_orders_state_id ON ordering.orders (state, id);
CREATE INDEX ix_orders_member_id_id ON ordering.orders (member_id, id);
CREATE INDEX ix_orders_member_id_state_id ON ordering.orders (member_id, state, id);
CREATE INDEX ix_orders_merchant_id_id ON ordering.orders (merchant_id, id);
CREATE INDEX ix_orders_merchant_id_state_id ON ordering.orders (merchant_id, state, id);
CREATE INDEX ix_orders_held ON ordering.orders (merchant_id, id) WHERE held_for <> '{}';
CREATE INDEX ix_orders_flag ON ordering.orders (merchant_id, flag, id) WHERE flag <> '';
"""

LINES = """
CREATE TABLE ordering.line (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    position bigint NOT NULL,
    sku_id uuid NOT NULL,
    product_id uuid NOT NULL,
    sku_code text NOT NULL,
    product_name text NOT NULL,
    spec_text text NOT NULL,
    picture uuid,
    is_sent boolean NOT NULL,
    is_gift boolean NOT NULL,
    quantity bigint NOT NULL,
    list_fen bigint NOT NULL,
    gross_fen bigint NOT NULL,
    discount_fen bigint NOT NULL,
    adjust_fen bigint NOT NULL,
    payable_fen bigint NOT NULL,
    CONSTRAINT pk_line PRIMARY KEY (id),
    CONSTRAINT fk_line_order_id FOREIGN KEY (order_id) REFERENCES ordering.orders (id),
    CONSTRAINT ck_line_quantity_in_bounds CHECK (quantity BETWEEN 1 AND 9999),
    CONSTRAINT ck_line_gross_agrees CHECK (gross_fen = list_fen * quantity),
    CONSTRAINT ck_line_sums_agree CHECK (payable_fen = gross_fen - discount_fen + adjust_fen),
    CONSTRAINT ck_line_nothing_negative
        CHECK (list_fen >= 0 AND discount_fen >= 0 AND payable_fen >= 0)
);
CREATE INDEX ix_line_order_id ON ordering.line (order_id);
CREATE INDEX ix_line_sku_id_id ON ordering.line (sku_id, id);

CREATE TABLE ordering.line_discount (
    id uuid NOT NULL,
    line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    kind text NOT NULL,
    fen bigint NOT NULL,
    platform_fen bigint NOT NULL,
    merchant_fen bigint NOT NULL,
    CONSTRAINT pk_line_discount PRIMARY KEY (id),
    CONSTRAINT fk_line_discount_line_id FOREIGN KEY (line_id) REFERENCES ordering.line (id),
    CONSTRAINT ck_line_discount_kind_known CHECK (kind IN ('promotion', 'coupon')),
    CONSTRAINT ck_line_discount_borne_whole CHECK (fen = platform_fen + merchant_fen),
    CONSTRAINT ck_line_discount_nothing_negative CHECK (platform_fen >= 0 AND merchant_fen >= 0)
);
CREATE INDEX ix_line_discount_order_id ON ordering.line_discount (order_id);
CREATE INDEX ix_line_discount_line_id ON ordering.line_discount (line_id);
CREATE INDEX ix_line_discount_offer_id_id ON ordering.line_discount (offer_id, id);

CREATE TABLE ordering.piece (
    line_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    pool_id uuid NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    quantity bigint NOT NULL,
    CONSTRAINT pk_piece PRIMARY KEY (line_id, sku_id, pool_id),
    CONSTRAINT fk_piece_line_id FOREIGN KEY (line_id) REFERENCES ordering.line (id),
    CONSTRAINT ck_piece_quantity_positive CHECK (quantity > 0)
);
CREATE INDEX ix_piece_order_id ON ordering.piece (order_id);

CREATE TABLE ordering.happening (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    what text NOT NULL,
    by_kind text NOT NULL,
    by_id uuid NOT NULL,
    details jsonb NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_happening PRIMARY KEY (id),
    CONSTRAINT fk_happening_order_id FOREIGN KEY (order_id) REFERENCES ordering.orders (id),
    CONSTRAINT ck_happening_by_kind_known CHECK (by_kind IN ('buyer', 'staff', 'house'))
);
CREATE INDEX ix_happening_order_id_id ON ordering.happening (order_id, id);
"""

# A transaction of the house reaches all, one of a merchant his own; that of a buyer has no
# merchants and names its member.
EVERYTHING = "CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true"
OWN_MEMBER = "CAST(nullif(current_setting('houtai.member', true), '') AS uuid)"
OF_MEMBER = f"{EVERYTHING} ELSE {{column}} = {OWN_MEMBER} END"
OF_MERCHANT = """
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""
OF_BOTH = f"""
    {EVERYTHING}
    WHEN coalesce(current_setting('houtai.merchants', true), '') IN ('', '{{}}')
    THEN member_id = {OWN_MEMBER}
    {OF_MERCHANT}
"""


def _wall(table: str, reach: str) -> str:
    return f"""
    ALTER TABLE ordering.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON ordering.{table} USING ({reach}) WITH CHECK ({reach});
    """


WALLS = "".join(
    [
        _wall("cart_line", OF_MEMBER.format(column="owner_id")),
        _wall("trade", OF_MEMBER.format(column="member_id")),
        _wall("piece", f"{EVERYTHING} {OF_MERCHANT}"),
        *(_wall(table, OF_BOTH) for table in ("orders", "line", "line_discount", "happening")),
    ]
)

RIGHTS = """
GRANT USAGE ON SCHEMA ordering TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ordering.cart_line TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON ordering.trade, ordering.orders, ordering.line TO houtai_app;
GRANT SELECT, INSERT ON ordering.line_discount, ordering.piece, ordering.happening TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions
    || '{ordering.order.write,ordering.trade.write,ordering.hold.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions || '{ordering.order.write}'
 WHERE code = 'merchant_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""
