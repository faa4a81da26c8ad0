"""What buyers say of goods, and what that comes to for each product."""

from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.execute(REVIEWS)
    op.execute(FIGURES)
    op.execute(UPLOADS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


# One for each line of an order; who wrote it is known by what he bought.
REVIEWS = """
CREATE TABLE catalog.review (
    id uuid NOT NULL,
    line_id uuid NOT NULL,
    order_id uuid NOT NULL,
    order_number text NOT NULL,
    merchant_id uuid NOT NULL,
    product_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    member_id uuid NOT NULL,
    author text NOT NULL,
    anonymous boolean NOT NULL,
    spec_text text NOT NULL,
    stars bigint NOT NULL,
    grade text NOT NULL,
    text text NOT NULL,
    pictures uuid[] NOT NULL,
    state text NOT NULL,
    reason text NOT NULL DEFAULT '',
    found text[] NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    written_at timestamptz NOT NULL,
    reply text,
    replied_by uuid,
    replied_at timestamptz,
    follow_up text,
    follow_up_at timestamptz,
    follow_up_state text,
    follow_up_reason text NOT NULL DEFAULT '',
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_review PRIMARY KEY (id),
    CONSTRAINT uq_review_line_id UNIQUE (line_id),
    CONSTRAINT fk_review_product_id FOREIGN KEY (product_id) REFERENCES catalog.product (id),
    CONSTRAINT ck_review_stars_in_bounds CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT ck_review_grade_agrees CHECK (
        grade = CASE WHEN stars >= 4 THEN 'good' WHEN stars = 3 THEN 'middle' ELSE 'bad' END
    ),
    CONSTRAINT ck_review_state_known CHECK (state IN ('waiting', 'shown', 'hidden')),
    CONSTRAINT ck_review_hiding_says_why CHECK (state <> 'hidden' OR reason <> ''),
    CONSTRAINT ck_review_pictures_few CHECK (cardinality(pictures) <= 9),
    CONSTRAINT ck_review_text_length CHECK (char_length(text) <= 1000),
    CONSTRAINT ck_review_reply_whole CHECK (
        (reply IS NULL) = (replied_at IS NULL) AND (reply IS NULL) = (replied_by IS NULL)
    ),
    CONSTRAINT ck_review_follow_up_whole CHECK (
        (follow_up IS NULL) = (follow_up_at IS NULL)
        AND (follow_up IS NULL) = (follow_up_state IS NULL)
    ),
    CONSTRAINT ck_review_follow_up_state_known
        CHECK (follow_up_state IN ('waiting', 'shown', 'hidden')),
    CONSTRAINT ck_review_follow_up_hiding_says_why
        CHECK (follow_up_state IS DISTINCT FROM 'hidden' OR follow_up_reason <> ''),
    CONSTRAINT ck_review_version_positive CHECK (version > 0)
);
CREATE INDEX ix_review_merchant_id_id ON catalog.review (merchant_id, id);
CREATE INDEX ix_review_merchant_id_state_id ON catalog.review (merchant_id, state, id);
CREATE INDEX ix_review_merchant_id_grade_id ON catalog.review (merchant_id, grade, id);
CREATE INDEX ix_review_state_id ON catalog.review (state, id);
CREATE INDEX ix_review_grade_id ON catalog.review (grade, id);
CREATE INDEX ix_review_follow_up_state_id ON catalog.review (follow_up_state, id)
    WHERE follow_up_state IS NOT NULL;
CREATE INDEX ix_review_product_id_id ON catalog.review (product_id, id);
CREATE INDEX ix_review_product_id_grade_id ON catalog.review (product_id, grade, id)
    WHERE state = 'shown';
CREATE INDEX ix_review_with_pictures ON catalog.review (product_id, id)
    WHERE state = 'shown' AND pictures <> '{}';
CREATE INDEX ix_review_member_id_id ON catalog.review (member_id, id);
CREATE INDEX ix_review_order_number ON catalog.review (order_number);
"""

# Kept by whoever shows or hides a review, in the same transaction.
FIGURES = """
CREATE TABLE catalog.review_figures (
    product_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    reviews bigint NOT NULL DEFAULT 0,
    stars_sum bigint NOT NULL DEFAULT 0,
    good bigint NOT NULL DEFAULT 0,
    middle bigint NOT NULL DEFAULT 0,
    bad bigint NOT NULL DEFAULT 0,
    with_pictures bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_review_figures PRIMARY KEY (product_id),
    CONSTRAINT fk_review_figures_product_id FOREIGN KEY (product_id)
        REFERENCES catalog.product (id),
    CONSTRAINT ck_review_figures_add_up CHECK (
        reviews = good + middle + bad AND good >= 0 AND middle >= 0 AND bad >= 0
        AND with_pictures BETWEEN 0 AND reviews AND stars_sum BETWEEN reviews AND 5 * reviews
    )
);
"""

UPLOADS = """
CREATE TABLE catalog.review_upload (
    member_id uuid NOT NULL,
    day date NOT NULL,
    pictures bigint NOT NULL,
    CONSTRAINT pk_review_upload PRIMARY KEY (member_id)
);
"""

# A CASE, since of conditions joined by OR the planner expects next to no rows.
REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    ) END
"""

WALLS = "".join(
    f"""
    ALTER TABLE catalog.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON catalog.{table} USING ({REACH}) WITH CHECK ({REACH});
    """
    for table in ("review", "review_figures")
)

# What a buyer wrote is never rewritten; it is shown, hidden, answered, and followed up once.
RIGHTS = """
GRANT SELECT, INSERT ON catalog.review TO houtai_app;
GRANT UPDATE (state, reason, decided_by, decided_at, found, reply, replied_by, replied_at,
    follow_up, follow_up_at, follow_up_state, follow_up_reason, version)
    ON catalog.review TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON catalog.review_figures, catalog.review_upload TO houtai_app;
"""

ROLES = """
UPDATE identity.role
   SET permissions = permissions || '{catalog.buyer_review.write,catalog.moderation.write}'
 WHERE code = 'operator' AND built_in AND NOT '*' = ANY (permissions);
UPDATE identity.role SET permissions = permissions || '{catalog.buyer_review.write}'
 WHERE code = 'merchant_clerk' AND built_in AND NOT '*' = ANY (permissions);
"""
