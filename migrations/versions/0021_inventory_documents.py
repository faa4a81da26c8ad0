"""Stock documents with their approval, bounds and alerts, and what stock is worth."""

from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.execute(DOCUMENTS)
    op.execute(VALUES)
    op.execute(ALERTS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(WORDS)
    op.execute(FLOW)
    op.execute(ROLES)


DOCUMENTS = """
CREATE TABLE inventory.document (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    number text NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    note text NOT NULL,
    photo_ids uuid[] NOT NULL,
    line_count bigint NOT NULL,
    quantity bigint NOT NULL,
    value_fen bigint NOT NULL,
    reverses_id uuid,
    reversed_at timestamptz,
    request_id uuid,
    refusal text NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    submitted_by uuid,
    submitted_at timestamptz,
    posted_by uuid,
    posted_at timestamptz,
    version bigint NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (id),
    CONSTRAINT uq_document_number UNIQUE (number),
    CONSTRAINT ck_document_kind_known CHECK (kind IN ('opening', 'adjustment', 'condition')),
    CONSTRAINT ck_document_state_known
        CHECK (state IN ('draft', 'waiting', 'posted', 'cancelled')),
    CONSTRAINT ck_document_waits_for_one CHECK ((state = 'waiting') = (request_id IS NOT NULL)),
    CONSTRAINT ck_document_posted_whole CHECK ((state = 'posted') = (posted_at IS NOT NULL)),
    CONSTRAINT ck_document_has_lines CHECK (line_count > 0),
    CONSTRAINT ck_document_version_positive CHECK (version > 0)
);
CREATE INDEX ix_document_state_id ON inventory.document (state, id);
CREATE INDEX ix_document_kind_id ON inventory.document (kind, id);
CREATE INDEX ix_document_merchant_id_id ON inventory.document (merchant_id, id);
CREATE INDEX ix_document_warehouse_id_id ON inventory.document (warehouse_id, id);
CREATE UNIQUE INDEX uq_document_reverses_id ON inventory.document (reverses_id)
    WHERE reverses_id IS NOT NULL AND state <> 'cancelled';
CREATE UNIQUE INDEX ix_document_request_id ON inventory.document (request_id)
    WHERE request_id IS NOT NULL;

CREATE TABLE inventory.document_line (
    id uuid NOT NULL,
    document_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    position bigint NOT NULL,
    sku_id uuid NOT NULL,
    quantity bigint NOT NULL,
    condition_from text NOT NULL,
    condition_to text NOT NULL,
    cost_fen bigint,
    value_fen bigint,
    CONSTRAINT pk_document_line PRIMARY KEY (id),
    CONSTRAINT fk_document_line_document_id FOREIGN KEY (document_id)
        REFERENCES inventory.document (id),
    CONSTRAINT uq_document_line_document_id_sku_id_condition_from_condition_to
        UNIQUE (document_id, sku_id, condition_from, condition_to),
    CONSTRAINT ck_document_line_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_document_line_cost_not_negative CHECK (cost_fen >= 0),
    CONSTRAINT ck_document_line_condition_changes CHECK (condition_from <> condition_to)
);
CREATE INDEX ix_document_line_sku_id_id ON inventory.document_line (sku_id, id);
"""

VALUES = """
CREATE TABLE inventory.valuation (
    sku_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    quantity bigint NOT NULL,
    value_fen bigint NOT NULL,
    still_since timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_valuation PRIMARY KEY (sku_id, warehouse_id, merchant_id),
    CONSTRAINT ck_valuation_quantity_not_negative CHECK (quantity >= 0),
    CONSTRAINT ck_valuation_value_not_negative CHECK (value_fen >= 0),
    CONSTRAINT ck_valuation_nothing_is_worth_nothing CHECK (quantity > 0 OR value_fen = 0)
) WITH (fillfactor = 80);
CREATE INDEX ix_valuation_merchant_id_warehouse_id
    ON inventory.valuation (merchant_id, warehouse_id);
CREATE INDEX ix_valuation_still_since ON inventory.valuation (still_since) WHERE quantity > 0;

CREATE TABLE inventory.value_entry (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    at timestamptz NOT NULL,
    quantity bigint NOT NULL,
    value_fen bigint NOT NULL,
    quantity_after bigint NOT NULL,
    value_after_fen bigint NOT NULL,
    reason text NOT NULL,
    document_kind text NOT NULL,
    document_id uuid NOT NULL,
    actor_id uuid NOT NULL,
    rolled boolean NOT NULL DEFAULT false,
    CONSTRAINT pk_value_entry PRIMARY KEY (id)
);
CREATE INDEX ix_value_entry_sku_id_warehouse_id_id
    ON inventory.value_entry (sku_id, warehouse_id, id);
CREATE INDEX ix_value_entry_document_id ON inventory.value_entry (document_id);
CREATE INDEX ix_value_entry_unrolled ON inventory.value_entry (id) WHERE NOT rolled;

CREATE TABLE inventory.value_day (
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    day date NOT NULL,
    in_quantity bigint NOT NULL,
    in_value_fen bigint NOT NULL,
    out_quantity bigint NOT NULL,
    out_value_fen bigint NOT NULL,
    CONSTRAINT pk_value_day PRIMARY KEY (merchant_id, warehouse_id, day)
);
CREATE INDEX ix_value_day_warehouse_id_day ON inventory.value_day (warehouse_id, day);
"""

ALERTS = """
CREATE TABLE inventory.stock_rule (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    low_quantity bigint,
    over_quantity bigint,
    ageing_days bigint,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_stock_rule PRIMARY KEY (id),
    CONSTRAINT uq_stock_rule_sku_id_warehouse_id UNIQUE (sku_id, warehouse_id),
    CONSTRAINT ck_stock_rule_low_not_negative CHECK (low_quantity >= 0),
    CONSTRAINT ck_stock_rule_over_positive CHECK (over_quantity > 0),
    CONSTRAINT ck_stock_rule_low_below_over CHECK (low_quantity < over_quantity),
    CONSTRAINT ck_stock_rule_ageing_positive CHECK (ageing_days > 0),
    CONSTRAINT ck_stock_rule_version_positive CHECK (version > 0)
);
CREATE INDEX ix_stock_rule_merchant_id_id ON inventory.stock_rule (merchant_id, id);
CREATE INDEX ix_stock_rule_warehouse_id_id ON inventory.stock_rule (warehouse_id, id);

CREATE TABLE inventory.alert (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    kind text NOT NULL,
    quantity bigint NOT NULL,
    bound bigint NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CONSTRAINT pk_alert PRIMARY KEY (id),
    CONSTRAINT ck_alert_kind_known CHECK (kind IN ('low', 'over', 'ageing')),
    CONSTRAINT ck_alert_closed_later CHECK (closed_at IS NULL OR closed_at >= opened_at)
);
CREATE UNIQUE INDEX uq_alert_sku_id_warehouse_id_kind
    ON inventory.alert (sku_id, warehouse_id, kind) WHERE closed_at IS NULL;
CREATE INDEX ix_alert_kind_id ON inventory.alert (kind, id);
CREATE INDEX ix_alert_merchant_id_id ON inventory.alert (merchant_id, id);
CREATE INDEX ix_alert_warehouse_id_id ON inventory.alert (warehouse_id, id);
CREATE INDEX ix_alert_sku_id_id ON inventory.alert (sku_id, id);
CREATE INDEX ix_alert_open ON inventory.alert (id) WHERE closed_at IS NULL;
"""


# Whoever reaches all merchants and all warehouses sees everything; a merchant sees his goods
# wherever they lie, a warehouse what lies in it, whosever it is.
def _wall(table: str) -> str:
    condition = """
    CASE WHEN current_setting('houtai.merchants', true) = '*'
        AND current_setting('houtai.warehouses', true) = '*' THEN true
    ELSE merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        ) OR warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        )
    END
    """
    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});
    """


WALLS = "".join(
    _wall(f"inventory.{table}")
    for table in (
        "document",
        "document_line",
        "valuation",
        "value_entry",
        "value_day",
        "stock_rule",
        "alert",
    )
)

RIGHTS = """
GRANT USAGE ON SCHEMA inventory TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON inventory.document TO houtai_app;
GRANT SELECT, INSERT, DELETE ON inventory.document_line TO houtai_app;
GRANT UPDATE (value_fen) ON inventory.document_line TO houtai_app;
GRANT SELECT, INSERT ON inventory.valuation, inventory.value_entry TO houtai_app;
GRANT UPDATE (quantity, value_fen, still_since, changed_at) ON inventory.valuation TO houtai_app;
GRANT UPDATE (rolled) ON inventory.value_entry TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON inventory.value_day TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON inventory.stock_rule TO houtai_app;
GRANT SELECT, INSERT ON inventory.alert TO houtai_app;
GRANT UPDATE (closed_at) ON inventory.alert TO houtai_app;
"""

WORDS = """
INSERT INTO kit.dictionary (code, name_zh, name_en, is_system, version, changed_at) VALUES
    ('stock.adjustment_reason', '库存调整原因', 'Reasons to adjust stock', true, 1, now()),
    ('stock.condition_reason', '品态变更原因', 'Reasons for another condition', true, 1, now());

INSERT INTO kit.dictionary_item
    (dictionary_code, code, name_zh, name_en, place, enabled, is_system)
VALUES
    ('stock.adjustment_reason', 'count_more', '盘盈', 'Counted more', 0, true, true),
    ('stock.adjustment_reason', 'count_less', '盘亏', 'Counted less', 1, true, true),
    ('stock.adjustment_reason', 'lost', '丢失', 'Lost', 2, true, true),
    ('stock.adjustment_reason', 'found', '找回', 'Found again', 3, true, true),
    ('stock.adjustment_reason', 'scrapped', '报废', 'Scrapped', 4, true, true),
    ('stock.adjustment_reason', 'sample', '样品领用', 'Taken as a sample', 5, true, true),
    ('stock.adjustment_reason', 'entry_mistake', '录入错误', 'Entered by mistake', 6, true, true),
    ('stock.adjustment_reason', 'other', '其他', 'Other', 7, true, true),
    ('stock.condition_reason', 'broken', '破损', 'Broken', 0, true, true),
    ('stock.condition_reason', 'in_question', '质量存疑', 'Quality in question', 1, true, true),
    ('stock.condition_reason', 'inspected', '质检结论', 'Inspected', 2, true, true),
    ('stock.condition_reason', 'repaired', '已修复', 'Repaired', 3, true, true),
    ('stock.condition_reason', 'recalled', '召回冻结', 'Recalled', 4, true, true),
    ('stock.condition_reason', 'other', '其他', 'Other', 5, true, true);
"""

# Names as keys of texts, so that each reads them in his language until somebody renames them.
FLOW = """
INSERT INTO approvals.flow
    (id, name, act, conditions, steps, priority, enabled, version, changed_at)
VALUES (
    '0b6ddc1c-5c7e-8a43-9d0e-3d1f2a6b7c21', 'adjustment_post', 'inventory.adjustment.post', '{}',
    '[{"name": "stock_keepers", "mode": "any", "hours": 72, "overdue": "remind", "approvers": [
        {"kind": "permission", "subject": "inventory.document.write", "where": "asker"},
        {"kind": "permission", "subject": "inventory.document.write", "where": "platform"}]}]',
    0, true, 1, now());
"""


def _role(code: str, *permissions: str) -> str:
    names = ",".join(f"inventory.{one}" for one in permissions)
    return f"""
    UPDATE identity.role
       SET permissions = ARRAY(SELECT DISTINCT unnest(permissions || '{{{names}}}') ORDER BY 1)
     WHERE code = '{code}' AND built_in AND merchant_id IS NULL AND warehouse_id IS NULL;
    """


ROLES = (
    _role("operator", "stock.read", "document.write", "alert.write")
    + _role("merchant_clerk", "stock.read", "document.read", "alert.read")
    + _role("warehouse_clerk", "stock.read", "document.write", "alert.read")
    + """
    UPDATE identity.role SET field_rights = field_rights || '{"inventory.stock.cost": "read"}'
     WHERE code = 'operator' AND built_in;
    """
)
