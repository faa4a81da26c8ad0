"""Lists of orders by time, by phone and by goods; the events of one key; trades by time."""

from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    op.execute(ORDERS)
    op.execute(GOODS)
    op.execute(TRADES)
    op.execute(EVENTS)


# Lists are sorted by the time of ordering, so that a stretch of time is a stretch of the index.
ORDERS = """
DROP INDEX IF EXISTS ordering.ix_orders_state_id;
DROP INDEX IF EXISTS ordering.ix_orders_merchant_id_id;
DROP INDEX IF EXISTS ordering.ix_orders_merchant_id_state_id;
DROP INDEX IF EXISTS ordering.ix_orders_held;
DROP INDEX IF EXISTS ordering.ix_orders_flag;
CREATE INDEX ix_orders_placed_at_id ON ordering.orders (placed_at, id);
CREATE INDEX ix_orders_state_placed_at_id ON ordering.orders (state, placed_at, id);
CREATE INDEX ix_orders_merchant_id_placed_at_id ON ordering.orders (merchant_id, placed_at, id);
CREATE INDEX ix_orders_merchant_id_state_placed_at_id
    ON ordering.orders (merchant_id, state, placed_at, id);
CREATE INDEX ix_orders_paid_at_id ON ordering.orders (paid_at, id) WHERE paid_at IS NOT NULL;
CREATE INDEX ix_orders_merchant_id_paid_at_id
    ON ordering.orders (merchant_id, paid_at, id) WHERE paid_at IS NOT NULL;
CREATE INDEX ix_orders_payable_fen ON ordering.orders (payable_fen);
CREATE INDEX ix_orders_recipient ON ordering.orders (recipient);
CREATE INDEX ix_orders_phone_reversed ON ordering.orders (reverse(phone) text_pattern_ops);
CREATE INDEX ix_orders_held ON ordering.orders (placed_at, id)
    WHERE held_for <> '{}' AND ended_at IS NULL;
CREATE INDEX ix_orders_flag ON ordering.orders (flag, placed_at, id) WHERE flag <> '';
CREATE INDEX ix_orders_going_back ON ordering.orders (payment, placed_at, id)
    WHERE payment IN ('refunding', 'refunded');
"""

GOODS = """
DROP INDEX IF EXISTS ordering.ix_line_sku_id_id;
CREATE INDEX ix_line_sku_id_order_id ON ordering.line (sku_id, order_id);
"""

TRADES = """
DROP INDEX IF EXISTS ordering.ix_trade_state_id;
CREATE INDEX ix_trade_placed_at_id ON ordering.trade (placed_at, id);
CREATE INDEX ix_trade_state_placed_at_id ON ordering.trade (state, placed_at, id);
"""

# Keys are mostly ids that rise with time: a new event is put at the end.
EVENTS = """
CREATE INDEX ix_event_key ON eventlog.event (key);
"""
