"""Prices that were confirmed, coupons that are sent: by staff, and when something happens."""

from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.execute(PROMOTIONS)
    op.execute(COUPONS)
    op.execute(SENDINGS)
    op.execute(WALL)
    op.execute(RIGHTS)
    op.execute(FLOWS)


PROMOTIONS = """
ALTER TABLE marketing.promotion
    ADD COLUMN started_at timestamptz,
    ADD COLUMN prices_confirmed_by uuid;
"""

COUPONS = """
ALTER TABLE marketing.coupon_batch
    ADD COLUMN sent_on text,
    DROP CONSTRAINT ck_coupon_batch_way_known,
    ADD CONSTRAINT ck_coupon_batch_way_known CHECK (way IN ('taken', 'code', 'sent')),
    ADD CONSTRAINT ck_coupon_batch_sent_on_known
        CHECK (sent_on IN ('member_joined', 'first_order_paid')),
    ADD CONSTRAINT ck_coupon_batch_sent_by_itself CHECK (sent_on IS NULL OR way = 'sent');
CREATE INDEX ix_coupon_batch_sent_on ON marketing.coupon_batch (sent_on, id)
    WHERE state = 'live' AND sent_on IS NOT NULL;
ALTER TABLE marketing.coupon
    ADD COLUMN came text NOT NULL DEFAULT 'taken',
    ADD CONSTRAINT ck_coupon_came_known CHECK (came IN ('taken', 'code', 'sent', 'event'));
CREATE INDEX ix_coupon_spent ON marketing.coupon (batch_id, state) WHERE state <> 'free';
"""

# Whom it is for is read as a whole by the model of it.
SENDINGS = """
CREATE TABLE marketing.coupon_sending (
    id uuid NOT NULL,
    batch_id uuid NOT NULL,
    merchant_id uuid,
    audience jsonb NOT NULL,
    state text NOT NULL,
    wanted_count bigint NOT NULL,
    looked_count bigint NOT NULL,
    sent_count bigint NOT NULL,
    passed_count bigint NOT NULL,
    after_id uuid,
    why text NOT NULL,
    by_id uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT pk_coupon_sending PRIMARY KEY (id),
    CONSTRAINT fk_coupon_sending_batch_id FOREIGN KEY (batch_id)
        REFERENCES marketing.coupon_batch (id),
    CONSTRAINT ck_coupon_sending_state_known CHECK (state IN ('under_way', 'done', 'stopped')),
    CONSTRAINT ck_coupon_sending_ended_whole
        CHECK ((state = 'under_way') = (ended_at IS NULL)),
    CONSTRAINT ck_coupon_sending_counts_add_up CHECK (
        sent_count >= 0 AND passed_count >= 0 AND looked_count = sent_count + passed_count
    )
);
CREATE INDEX ix_coupon_sending_batch_id_id ON marketing.coupon_sending (batch_id, id);
CREATE INDEX ix_coupon_sending_under_way ON marketing.coupon_sending (id)
    WHERE state = 'under_way';
"""

# A CASE, since of conditions joined by OR the planner expects next to no rows.
REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    )
    END
"""

WALL = f"""
ALTER TABLE marketing.coupon_sending ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON marketing.coupon_sending USING ({REACH}) WITH CHECK ({REACH});
"""

RIGHTS = """
GRANT SELECT, INSERT, UPDATE ON marketing.coupon_sending TO houtai_app;
"""

# Names as keys of texts, so that each reads them in his language until somebody renames them.
FLOWS = """
INSERT INTO approvals.flow
    (id, name, act, conditions, steps, priority, enabled, version, changed_at)
VALUES (
    '5e0f3a52-6c0b-8d2e-9a41-7b1c4f9d2e10', 'promotion_start', 'marketing.promotion.start', '{}',
    '[{"name": "marketing_staff", "mode": "any", "hours": 72, "overdue": "remind", "approvers": [
        {"kind": "permission", "subject": "marketing.promotion.write", "where": "platform"}]}]',
    0, true, 1, now()
), (
    '5e0f3a52-6c0b-8d2e-9a41-7b1c4f9d2e11', 'coupon_start', 'marketing.coupon.start', '{}',
    '[{"name": "marketing_staff", "mode": "any", "hours": 72, "overdue": "remind", "approvers": [
        {"kind": "permission", "subject": "marketing.coupon.write", "where": "platform"}]}]',
    0, true, 1, now()
);
"""
