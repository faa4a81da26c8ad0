"""Parcels on their way are asked back from their carriers, for cases after the sale."""

from alembic import op

revision = "0055"
down_revision = "0054"


def upgrade() -> None:
    op.execute(ASKED)
    op.execute(CASES)
    op.execute(RIGHTS)


ASKED = """
CREATE TABLE logistics.interception (
    id uuid NOT NULL,
    waybill_id uuid NOT NULL,
    parcel_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    due_at timestamptz,
    attempts bigint NOT NULL DEFAULT 0,
    answer text,
    reason text NOT NULL DEFAULT '',
    answered_at timestamptz,
    CONSTRAINT pk_interception PRIMARY KEY (id),
    CONSTRAINT fk_interception_waybill_id FOREIGN KEY (waybill_id) REFERENCES logistics.waybill (id),
    CONSTRAINT ck_interception_answer_known
        CHECK (answer IS NULL OR answer IN ('accepted', 'refused', 'by_phone')),
    CONSTRAINT ck_interception_answered_whole CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT ck_interception_answered_is_not_due CHECK (answer IS NULL OR due_at IS NULL),
    CONSTRAINT ck_interception_attempts_counted CHECK (attempts >= 0)
);
CREATE INDEX ix_interception_waybill_id ON logistics.interception (waybill_id);
CREATE INDEX ix_interception_due ON logistics.interception (due_at) WHERE due_at IS NOT NULL;
ALTER TABLE logistics.interception ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON logistics.interception USING (
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    )
    END
) WITH CHECK (
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    )
    END
);
"""

CASES = """
ALTER TABLE aftersale.sale_case
    ADD COLUMN parcel_id uuid,
    DROP CONSTRAINT ck_sale_case_state_known,
    ADD CONSTRAINT ck_sale_case_state_known CHECK (
        state IN ('applied', 'proposed', 'rejected', 'to_send', 'returning', 'arrived',
                  'disputed', 'intercepting', 'resending', 'refunding', 'done', 'closed')),
    ADD CONSTRAINT ck_sale_case_intercepting_has_parcel
        CHECK (state <> 'intercepting' OR parcel_id IS NOT NULL);
CREATE INDEX ix_sale_case_parcel_id ON aftersale.sale_case (parcel_id)
    WHERE parcel_id IS NOT NULL;
"""

RIGHTS = "GRANT SELECT, INSERT, UPDATE ON logistics.interception TO houtai_app;"
