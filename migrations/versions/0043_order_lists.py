"""Lists of very many orders: found by digits of the phone, by payment time whatever else is asked.

Under row-level security an index serves a comparison only if comparing tells nothing: equality of
text does, `reverse` and `LIKE` do not. The last four digits therefore stand in a column of their
own. It is written as a generated one, in one go over the table, and plain from then on, so that
rows can be put in whole.
"""

from alembic import op

revision = "0043"
down_revision = "0042"

TAILS = """
ALTER TABLE ordering.orders
    ADD COLUMN phone_tail text NOT NULL GENERATED ALWAYS AS (right(phone, 4)) STORED;
ALTER TABLE ordering.orders ALTER COLUMN phone_tail DROP EXPRESSION;
ALTER TABLE ordering.orders
    ADD CONSTRAINT ck_orders_phone_tail_agrees CHECK (phone_tail = right(phone, 4));
DROP INDEX ordering.ix_orders_phone_reversed;
CREATE INDEX ix_orders_phone_tail_phone ON ordering.orders (phone_tail, phone);
"""

BY_PAYMENT = """
CREATE INDEX ix_orders_state_paid_at_id ON ordering.orders (state, paid_at, id)
    WHERE paid_at IS NOT NULL;
CREATE INDEX ix_orders_flag_paid_at_id ON ordering.orders (flag, paid_at, id)
    WHERE flag <> '' AND paid_at IS NOT NULL;
CREATE INDEX ix_orders_going_back_paid_at ON ordering.orders (payment, paid_at, id)
    WHERE payment IN ('refunding', 'refunded') AND paid_at IS NOT NULL;
"""

OF_MERCHANTS = """
CREATE INDEX ix_orders_merchant_id_state_paid_at_id
    ON ordering.orders (merchant_id, state, paid_at, id) WHERE paid_at IS NOT NULL;
CREATE INDEX ix_orders_merchant_id_flag_placed_at_id
    ON ordering.orders (merchant_id, flag, placed_at, id) WHERE flag <> '';
CREATE INDEX ix_orders_merchant_id_flag_paid_at_id
    ON ordering.orders (merchant_id, flag, paid_at, id) WHERE flag <> '' AND paid_at IS NOT NULL;
CREATE INDEX ix_orders_merchant_id_going_back
    ON ordering.orders (merchant_id, payment, placed_at, id)
    WHERE payment IN ('refunding', 'refunded');
CREATE INDEX ix_orders_merchant_id_going_back_paid_at
    ON ordering.orders (merchant_id, payment, paid_at, id)
    WHERE payment IN ('refunding', 'refunded') AND paid_at IS NOT NULL;
"""

# Which of very many have such an amount is read off the index alone, walls included.
AMOUNTS = """
DROP INDEX ordering.ix_orders_payable_fen;
CREATE INDEX ix_orders_payable_fen ON ordering.orders (payable_fen)
    INCLUDE (placed_at, paid_at, id, merchant_id, member_id);
"""

OF_BUYERS = """
CREATE INDEX ix_orders_member_id_placed_at_id ON ordering.orders (member_id, placed_at, id);
CREATE INDEX ix_orders_member_id_paid_at_id ON ordering.orders (member_id, paid_at, id)
    WHERE paid_at IS NOT NULL;
CREATE INDEX ix_trade_member_id_placed_at_id ON ordering.trade (member_id, placed_at, id);
"""


def upgrade() -> None:
    """What a list is asked for stands in the order of its sorts."""
    for step in (TAILS, BY_PAYMENT, OF_MERCHANTS, AMOUNTS, OF_BUYERS):
        op.execute(step)
