"""Indexes of a million rows for filters at a place: there the filter or the place alone is long."""

from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.execute(AT_A_PLACE)
    op.execute(SHORT)


# A filter that a place has seldom and the house often, or the other way round, was answered by
# walking all of the place. Few rows name a warehouse, so those indexes leave out the others.
AT_A_PLACE = """
CREATE INDEX ix_request_merchant_id_state_id ON approvals.request (merchant_id, state, id);
CREATE INDEX ix_request_merchant_id_act_id ON approvals.request (merchant_id, act, id);
CREATE INDEX ix_request_warehouse_id_merchant_id_id ON approvals.request
    (warehouse_id, merchant_id, id) WHERE warehouse_id IS NOT NULL;
CREATE INDEX ix_request_warehouse_id_state_id ON approvals.request (warehouse_id, state, id)
    WHERE warehouse_id IS NOT NULL;
CREATE INDEX ix_request_warehouse_id_act_id ON approvals.request (warehouse_id, act, id)
    WHERE warehouse_id IS NOT NULL;

CREATE INDEX ix_webhook_call_merchant_id_webhook_id_id
    ON notices.webhook_call (merchant_id, webhook_id, id);
CREATE INDEX ix_webhook_call_merchant_id_state_id
    ON notices.webhook_call (merchant_id, state, id);
CREATE INDEX ix_webhook_call_merchant_id_kind_id ON notices.webhook_call (merchant_id, kind, id);

CREATE INDEX ix_file_merchant_id_purpose_id ON files.file (merchant_id, purpose, id);
CREATE INDEX ix_file_merchant_id_state_id ON files.file (merchant_id, state, id);
CREATE INDEX ix_file_merchant_id_name_id ON files.file (merchant_id, name, id);
CREATE INDEX ix_file_warehouse_id_purpose_id ON files.file (warehouse_id, purpose, id)
    WHERE warehouse_id IS NOT NULL;
CREATE INDEX ix_file_warehouse_id_state_id ON files.file (warehouse_id, state, id)
    WHERE warehouse_id IS NOT NULL;
CREATE INDEX ix_file_warehouse_id_name_id ON files.file (warehouse_id, name, id)
    WHERE warehouse_id IS NOT NULL;
"""

# What is missing somewhere is little of the stock, and wanted in every order.
SHORT = """
CREATE INDEX ix_level_short_changed_at_id ON inventory.level (changed_at, id) WHERE short > 0;
CREATE INDEX ix_level_short_good_id ON inventory.level (good, id) WHERE short > 0;
CREATE INDEX ix_level_short_free_id ON inventory.level (free, id) WHERE short > 0;
"""
