"""Lines know when their order was placed: orders with some goods are found in the order of lists.

Behind a SKU its lines stand in that order, so that a page of the orders with it is read off the
index however much it sells. The column is filled in one go over both tables, without the index
that gives way to the new one.
"""

from alembic import op

revision = "0050"
down_revision = "0049"

STEPS = (
    "DROP INDEX ordering.ix_line_sku_id_order_id",
    "ALTER TABLE ordering.line ADD COLUMN placed_at timestamptz",
    """
    UPDATE ordering.line AS l SET placed_at = o.placed_at
      FROM ordering.orders AS o WHERE o.id = l.order_id
    """,
    "ALTER TABLE ordering.line ALTER COLUMN placed_at SET NOT NULL",
    """
    CREATE INDEX ix_line_sku_id_placed_at_order_id
        ON ordering.line (sku_id, placed_at, order_id)
    """,
)


def upgrade() -> None:
    """One more column, no more indexes than before."""
    for step in STEPS:
        op.execute(step)
