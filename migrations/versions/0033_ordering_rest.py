"""Orders that are paid at the door, that are due to be shipped, whose lines change, and what they
cost the house.
"""

from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.execute(AT_THE_DOOR)
    op.execute(SHIPPING)
    op.execute(COSTS)
    op.execute(LINES)


AT_THE_DOOR = """
ALTER TABLE ordering.trade
    DROP CONSTRAINT ck_trade_state_known,
    ADD CONSTRAINT ck_trade_state_known
        CHECK (state IN ('waiting', 'on_delivery', 'paid', 'cancelled'));
ALTER TABLE ordering.orders
    DROP CONSTRAINT ck_orders_payment_known,
    ADD CONSTRAINT ck_orders_payment_known
        CHECK (payment IN ('unpaid', 'on_delivery', 'paid', 'refunding', 'refunded')),
    DROP CONSTRAINT ck_orders_paid_whole,
    ADD CONSTRAINT ck_orders_paid_whole
        CHECK ((payment IN ('unpaid', 'on_delivery')) = (paid_at IS NULL));
"""

SHIPPING = """
ALTER TABLE ordering.orders
    ADD COLUMN ship_by timestamptz,
    ADD COLUMN supplements uuid;
CREATE INDEX ix_orders_ship_by_id ON ordering.orders (ship_by, id)
    WHERE state = 'awaiting_shipment';
CREATE INDEX ix_orders_merchant_id_ship_by_id ON ordering.orders (merchant_id, ship_by, id)
    WHERE state = 'awaiting_shipment';
CREATE INDEX ix_orders_supplements ON ordering.orders (supplements)
    WHERE supplements IS NOT NULL;
"""

COSTS = """
ALTER TABLE ordering.line
    ADD COLUMN cost_fen bigint,
    ADD COLUMN commission_permille bigint,
    ADD CONSTRAINT ck_line_costs_known CHECK (
        coalesce(cost_fen, 0) >= 0 AND coalesce(commission_permille, 0) BETWEEN 0 AND 1000);
"""

# A line that was taken out whole stays with nothing on it; what it held is given back.
LINES = """
ALTER TABLE ordering.line
    DROP CONSTRAINT ck_line_quantity_in_bounds,
    ADD CONSTRAINT ck_line_quantity_in_bounds CHECK (quantity BETWEEN 0 AND 9999);
GRANT DELETE ON ordering.line TO houtai_app;
GRANT UPDATE, DELETE ON ordering.line_discount, ordering.piece TO houtai_app;
"""
