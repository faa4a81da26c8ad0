"""Invoices: who issues them, what goods bear, what buyers asked for, blue ones and red ones."""

from alembic import op

revision = "0056"
down_revision = "0055"


def upgrade() -> None:
    op.execute(SETTINGS)
    op.execute(REQUESTS)
    op.execute(INVOICES)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


SETTINGS = """
CREATE SCHEMA invoicing;

CREATE TABLE invoicing.issuer (
    merchant_id uuid NOT NULL,
    name text NOT NULL,
    tax_number text NOT NULL,
    rate_bp bigint NOT NULL,
    provider text NOT NULL,
    issue_at text NOT NULL,
    special boolean NOT NULL,
    enabled boolean NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_issuer PRIMARY KEY (merchant_id),
    CONSTRAINT ck_issuer_provider_known CHECK (provider IN ('sandbox', 'by_hand')),
    CONSTRAINT ck_issuer_issue_at_known CHECK (issue_at IN ('paid', 'received')),
    CONSTRAINT ck_issuer_rate_possible CHECK (rate_bp BETWEEN 0 AND 10000),
    CONSTRAINT ck_issuer_version_positive CHECK (version > 0)
);

CREATE TABLE invoicing.tax_class (
    category_id uuid NOT NULL,
    code text NOT NULL,
    rate_bp bigint NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_tax_class PRIMARY KEY (category_id),
    CONSTRAINT ck_tax_class_code_form CHECK (code ~ '^[0-9]{19}$'),
    CONSTRAINT ck_tax_class_rate_possible CHECK (rate_bp BETWEEN 0 AND 10000),
    CONSTRAINT ck_tax_class_version_positive CHECK (version > 0)
);
"""

REQUESTS = """
CREATE TABLE invoicing.invoice_request (
    id uuid NOT NULL,
    number text NOT NULL,
    merchant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    order_id uuid NOT NULL,
    order_number text NOT NULL,
    trade_id uuid NOT NULL,
    shop_name text NOT NULL,
    form text NOT NULL,
    title_kind text NOT NULL,
    title text NOT NULL,
    tax_number text NOT NULL,
    address text NOT NULL,
    phone text NOT NULL,
    bank text NOT NULL,
    bank_account text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    asked_at timestamptz NOT NULL,
    ended_at timestamptz,
    version bigint NOT NULL,
    CONSTRAINT pk_invoice_request PRIMARY KEY (id),
    CONSTRAINT ck_invoice_request_form_known CHECK (form IN ('plain', 'special')),
    CONSTRAINT ck_invoice_request_title_kind_known CHECK (title_kind IN ('person', 'company')),
    CONSTRAINT ck_invoice_request_state_known CHECK (
        state IN ('waiting', 'asked', 'failed', 'issued', 'correcting', 'refused', 'withdrawn',
                  'reversed')),
    CONSTRAINT ck_invoice_request_companies_have_numbers
        CHECK ((title_kind = 'company') = (tax_number <> '')),
    CONSTRAINT ck_invoice_request_special_for_companies
        CHECK (form = 'plain' OR title_kind = 'company'),
    CONSTRAINT ck_invoice_request_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_invoice_request_number ON invoicing.invoice_request (number);
CREATE UNIQUE INDEX uq_invoice_request_open ON invoicing.invoice_request (order_id)
    WHERE state IN ('waiting', 'asked', 'failed', 'issued', 'correcting');
CREATE INDEX ix_invoice_request_order_id_id ON invoicing.invoice_request (order_id, id);
CREATE INDEX ix_invoice_request_trade_id ON invoicing.invoice_request (trade_id);
CREATE INDEX ix_invoice_request_member_id_id ON invoicing.invoice_request (member_id, id);
CREATE INDEX ix_invoice_request_merchant_id_state_id
    ON invoicing.invoice_request (merchant_id, state, id);
CREATE INDEX ix_invoice_request_merchant_id_id ON invoicing.invoice_request (merchant_id, id);
CREATE INDEX ix_invoice_request_state_id ON invoicing.invoice_request (state, id);
CREATE INDEX ix_invoice_request_order_number ON invoicing.invoice_request (order_number);
"""

# A number once given stays; red invoices never take back more than the blue one says.
INVOICES = """
CREATE TABLE invoicing.invoice (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    kind text NOT NULL,
    blue_id uuid,
    state text NOT NULL,
    provider text NOT NULL,
    seller_name text NOT NULL,
    seller_tax_number text NOT NULL,
    amount_fen bigint NOT NULL,
    tax_fen bigint NOT NULL,
    reversed_fen bigint NOT NULL,
    number text,
    issued_at timestamptz,
    made_at timestamptz NOT NULL,
    due_at timestamptz,
    attempts bigint NOT NULL,
    error text,
    CONSTRAINT pk_invoice PRIMARY KEY (id),
    CONSTRAINT fk_invoice_request_id
        FOREIGN KEY (request_id) REFERENCES invoicing.invoice_request (id),
    CONSTRAINT fk_invoice_blue_id FOREIGN KEY (blue_id) REFERENCES invoicing.invoice (id),
    CONSTRAINT ck_invoice_kind_known CHECK (kind IN ('blue', 'red')),
    CONSTRAINT ck_invoice_red_of_blue CHECK ((kind = 'red') = (blue_id IS NOT NULL)),
    CONSTRAINT ck_invoice_state_known CHECK (state IN ('asked', 'failed', 'issued', 'dropped')),
    CONSTRAINT ck_invoice_issued_has_number CHECK ((state = 'issued') = (number IS NOT NULL)),
    CONSTRAINT ck_invoice_issued_whole CHECK ((number IS NULL) = (issued_at IS NULL)),
    CONSTRAINT ck_invoice_amounts_fit
        CHECK (amount_fen > 0 AND tax_fen BETWEEN 0 AND amount_fen),
    CONSTRAINT ck_invoice_no_more_than_issued CHECK (reversed_fen BETWEEN 0 AND amount_fen),
    CONSTRAINT ck_invoice_red_is_not_reversed CHECK (kind = 'blue' OR reversed_fen = 0)
);
CREATE UNIQUE INDEX uq_invoice_number ON invoicing.invoice (merchant_id, number)
    WHERE number IS NOT NULL;
CREATE UNIQUE INDEX uq_invoice_blue ON invoicing.invoice (request_id)
    WHERE kind = 'blue' AND state <> 'dropped';
CREATE INDEX ix_invoice_request_id_id ON invoicing.invoice (request_id, id);
CREATE INDEX ix_invoice_blue_id ON invoicing.invoice (blue_id) WHERE blue_id IS NOT NULL;
CREATE INDEX ix_invoice_due_at ON invoicing.invoice (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE invoicing.invoice_line (
    invoice_id uuid NOT NULL,
    position bigint NOT NULL,
    line_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    name text NOT NULL,
    spec_text text NOT NULL,
    tax_code text NOT NULL,
    rate_bp bigint NOT NULL,
    quantity bigint NOT NULL,
    amount_fen bigint NOT NULL,
    tax_fen bigint NOT NULL,
    CONSTRAINT pk_invoice_line PRIMARY KEY (invoice_id, position),
    CONSTRAINT fk_invoice_line_invoice_id
        FOREIGN KEY (invoice_id) REFERENCES invoicing.invoice (id),
    CONSTRAINT ck_invoice_line_quantity_possible CHECK (quantity >= 0),
    CONSTRAINT ck_invoice_line_amounts_fit
        CHECK (amount_fen > 0 AND tax_fen BETWEEN 0 AND amount_fen),
    CONSTRAINT ck_invoice_line_rate_possible CHECK (rate_bp BETWEEN 0 AND 10000)
);
"""

# A transaction of the house reaches all, one of a merchant his own.
REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""
WALLS = "".join(
    f"""
    ALTER TABLE invoicing.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON invoicing.{table} USING ({REACH}) WITH CHECK ({REACH});
    """
    for table in ("issuer", "invoice_request", "invoice", "invoice_line")
)

RIGHTS = """
GRANT USAGE ON SCHEMA invoicing TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON invoicing.issuer, invoicing.invoice_request, invoicing.invoice
    TO houtai_app;
GRANT SELECT, INSERT ON invoicing.invoice_line TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON invoicing.tax_class TO houtai_app;
"""

ROLES = """
UPDATE identity.role SET permissions = permissions
    || '{invoicing.request.write,invoicing.issuer.write,invoicing.tax_class.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions
    || '{invoicing.request.write,invoicing.issuer.read}'
 WHERE code = 'merchant_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""
