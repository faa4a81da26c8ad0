"""Cases after the sale: what buyers ask for, what may go back of each line, what was said."""

from alembic import op

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    op.execute(CASES)
    op.execute(PURSES)
    op.execute(TALK)
    op.execute(RULES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(REASONS)
    op.execute(ROLES)


CASES = """
CREATE SCHEMA aftersale;

CREATE TABLE aftersale.sale_case (
    id uuid NOT NULL,
    number text NOT NULL,
    merchant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    order_id uuid NOT NULL,
    order_number text NOT NULL,
    trade_id uuid NOT NULL,
    shop_name text NOT NULL,
    kind text NOT NULL,
    stage text NOT NULL,
    state text NOT NULL,
    money text NOT NULL,
    reason text NOT NULL,
    words text NOT NULL,
    asked_fen bigint NOT NULL,
    agreed_fen bigint,
    pieces_count bigint NOT NULL,
    refund_at text NOT NULL,
    return_to text NOT NULL,
    return_warehouse uuid,
    carrier_code text NOT NULL,
    waybill_number text NOT NULL,
    finding jsonb NOT NULL,
    opened_at timestamptz NOT NULL,
    due_at timestamptz,
    ended_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_sale_case PRIMARY KEY (id),
    CONSTRAINT ck_sale_case_kind_known CHECK (
        kind IN ('refund_only', 'return_refund', 'price_protection', 'compensation')),
    CONSTRAINT ck_sale_case_stage_known CHECK (stage IN ('unshipped', 'shipped', 'received')),
    CONSTRAINT ck_sale_case_state_known CHECK (
        state IN ('applied', 'proposed', 'rejected', 'to_send', 'returning', 'arrived',
                  'disputed', 'refunding', 'done', 'closed')),
    CONSTRAINT ck_sale_case_money_known CHECK (money IN ('none', 'going', 'back', 'failed')),
    CONSTRAINT ck_sale_case_refund_at_known
        CHECK (refund_at IN ('agreement', 'signed', 'inspected')),
    CONSTRAINT ck_sale_case_amounts_fit CHECK (
        asked_fen >= 0 AND coalesce(agreed_fen, 0) BETWEEN 0 AND asked_fen),
    CONSTRAINT ck_sale_case_money_was_agreed CHECK (money = 'none' OR agreed_fen IS NOT NULL),
    CONSTRAINT ck_sale_case_ended_whole
        CHECK ((state IN ('done', 'closed')) = (ended_at IS NOT NULL)),
    CONSTRAINT ck_sale_case_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_sale_case_number ON aftersale.sale_case (number);
CREATE INDEX ix_sale_case_opened_at_id ON aftersale.sale_case (opened_at, id);
CREATE INDEX ix_sale_case_merchant_id_opened_at_id
    ON aftersale.sale_case (merchant_id, opened_at, id);
CREATE INDEX ix_sale_case_state_due_at_id ON aftersale.sale_case (state, due_at, id);
CREATE INDEX ix_sale_case_merchant_id_state_due_at_id
    ON aftersale.sale_case (merchant_id, state, due_at, id);
CREATE INDEX ix_sale_case_member_id_id ON aftersale.sale_case (member_id, id);
CREATE INDEX ix_sale_case_order_id ON aftersale.sale_case (order_id);
CREATE INDEX ix_sale_case_order_number ON aftersale.sale_case (order_number);
CREATE INDEX ix_sale_case_waybill_number ON aftersale.sale_case (waybill_number)
    WHERE waybill_number <> '';
CREATE INDEX ix_sale_case_due_at_id ON aftersale.sale_case (due_at, id)
    WHERE due_at IS NOT NULL;

CREATE TABLE aftersale.case_line (
    case_id uuid NOT NULL,
    line_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    position bigint NOT NULL,
    sku_id uuid,
    product_name text NOT NULL,
    spec_text text NOT NULL,
    sku_code text NOT NULL,
    picture uuid,
    is_gift boolean NOT NULL,
    quantity bigint NOT NULL,
    held_fen bigint NOT NULL,
    CONSTRAINT pk_case_line PRIMARY KEY (case_id, line_id),
    CONSTRAINT fk_case_line_case_id
        FOREIGN KEY (case_id) REFERENCES aftersale.sale_case (id),
    CONSTRAINT ck_case_line_nothing_negative CHECK (quantity >= 0 AND held_fen >= 0)
);

CREATE TABLE aftersale.case_refund (
    refund_id uuid NOT NULL,
    case_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    amount_fen bigint NOT NULL,
    state text NOT NULL,
    asked_at timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT pk_case_refund PRIMARY KEY (refund_id),
    CONSTRAINT fk_case_refund_case_id
        FOREIGN KEY (case_id) REFERENCES aftersale.sale_case (id),
    CONSTRAINT ck_case_refund_amount_positive CHECK (amount_fen > 0),
    CONSTRAINT ck_case_refund_state_known CHECK (state IN ('going', 'back', 'failed'))
);
CREATE INDEX ix_case_refund_case_id ON aftersale.case_refund (case_id);
"""

# What was paid for a line, or for an order's freight, and what of it has gone back or is asked for.
# However many ask at once: no more than was paid fits in.
PURSES = """
CREATE TABLE aftersale.purse (
    line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    quantity bigint NOT NULL,
    pieces_held bigint NOT NULL,
    pieces_back bigint NOT NULL,
    paid_fen bigint NOT NULL,
    held_fen bigint NOT NULL,
    back_fen bigint NOT NULL,
    CONSTRAINT pk_purse PRIMARY KEY (line_id),
    CONSTRAINT ck_purse_nothing_negative CHECK (
        pieces_held >= 0 AND pieces_back >= 0 AND held_fen >= 0 AND back_fen >= 0),
    CONSTRAINT ck_purse_no_more_than_bought CHECK (pieces_held + pieces_back <= quantity),
    CONSTRAINT ck_purse_no_more_than_paid CHECK (held_fen + back_fen <= paid_fen)
);
CREATE INDEX ix_purse_order_id ON aftersale.purse (order_id);
"""

TALK = """
CREATE TABLE aftersale.case_message (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    what text NOT NULL,
    by_kind text NOT NULL,
    by_id uuid NOT NULL,
    words text NOT NULL,
    pictures uuid[] NOT NULL,
    details jsonb NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_case_message PRIMARY KEY (id),
    CONSTRAINT fk_case_message_case_id
        FOREIGN KEY (case_id) REFERENCES aftersale.sale_case (id),
    CONSTRAINT ck_case_message_by_kind_known
        CHECK (by_kind IN ('buyer', 'merchant', 'platform', 'house')),
    CONSTRAINT ck_case_message_words_length CHECK (char_length(words) <= 1000),
    CONSTRAINT ck_case_message_pictures_few CHECK (cardinality(pictures) <= 9)
);
CREATE INDEX ix_case_message_case_id_id ON aftersale.case_message (case_id, id);

CREATE TABLE aftersale.evidence_upload (
    member_id uuid NOT NULL,
    day date NOT NULL,
    pictures bigint NOT NULL,
    CONSTRAINT pk_evidence_upload PRIMARY KEY (member_id)
);
"""

RULES = """
CREATE TABLE aftersale.merchant_rule (
    merchant_id uuid NOT NULL,
    refund_at text NOT NULL,
    fast_refund boolean NOT NULL,
    return_warehouse uuid,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_merchant_rule PRIMARY KEY (merchant_id),
    CONSTRAINT ck_merchant_rule_refund_at_known
        CHECK (refund_at IN ('agreement', 'signed', 'inspected')),
    CONSTRAINT ck_merchant_rule_version_positive CHECK (version > 0)
);
"""

# A transaction of the house reaches all, one of a merchant his own.
REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""
TABLES = ("sale_case", "case_line", "case_refund", "purse", "case_message", "merchant_rule")
WALLS = "".join(
    f"""
    ALTER TABLE aftersale.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON aftersale.{table} USING ({REACH}) WITH CHECK ({REACH});
    """
    for table in TABLES
)

RIGHTS = """
GRANT USAGE ON SCHEMA aftersale TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON aftersale.sale_case, aftersale.case_line, aftersale.case_refund,
    aftersale.purse, aftersale.merchant_rule, aftersale.evidence_upload TO houtai_app;
GRANT SELECT, INSERT ON aftersale.case_message TO houtai_app;
"""

REASONS = """
INSERT INTO kit.dictionary (code, name_zh, name_en, is_system, version, changed_at) VALUES
    ('aftersale_reason', '售后原因', 'Reasons of after-sale', true, 1, now())
ON CONFLICT DO NOTHING;

INSERT INTO kit.dictionary_item
    (dictionary_code, code, name_zh, name_en, place, enabled, is_system)
VALUES
    ('aftersale_reason', 'changed_mind', '不想要了', 'Changed my mind', 0, true, true),
    ('aftersale_reason', 'wrong_order', '拍错/多拍', 'Ordered by mistake', 1, true, true),
    ('aftersale_reason', 'quality', '质量问题', 'Quality problem', 2, true, true),
    ('aftersale_reason', 'damaged', '收到时破损', 'Arrived damaged', 3, true, true),
    ('aftersale_reason', 'not_as_described', '与描述不符', 'Not as described', 4, true, true),
    ('aftersale_reason', 'wrong_goods', '发错货', 'Wrong goods sent', 5, true, true),
    ('aftersale_reason', 'missing', '少件/漏发', 'Pieces are missing', 6, true, true),
    ('aftersale_reason', 'not_received', '未收到货', 'Never arrived', 7, true, true),
    ('aftersale_reason', 'size', '尺码不合适', 'Does not fit', 8, true, true),
    ('aftersale_reason', 'price_dropped', '降价了', 'The price has dropped', 9, true, true),
    ('aftersale_reason', 'other', '其他', 'Other', 10, true, true)
ON CONFLICT DO NOTHING;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions
    || '{aftersale.case.write,aftersale.arbitration.write,aftersale.rule.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions
    || '{aftersale.case.write,aftersale.rule.read}'
 WHERE code = 'merchant_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""
