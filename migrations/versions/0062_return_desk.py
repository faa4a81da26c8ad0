"""Parcels that nobody announced, pieces beyond what was announced, and pictures of inspections."""

from alembic import op

revision = "0062"
down_revision = "0061"


def upgrade() -> None:
    op.execute(PARCELS)
    op.execute(PIECES)
    op.execute(RIGHTS)
    op.execute(ROLES)


PARCELS = """
ALTER TABLE wms.return_inbound
    ALTER COLUMN merchant_id DROP NOT NULL,
    ADD COLUMN kind text NOT NULL DEFAULT 'case',
    ADD COLUMN sender text NOT NULL DEFAULT '',
    ADD COLUMN pictures uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN outbound_id uuid,
    ADD COLUMN part_of uuid,
    ADD COLUMN outcome text NOT NULL DEFAULT '',
    ADD COLUMN reason text NOT NULL DEFAULT '',
    ADD COLUMN sent_number text NOT NULL DEFAULT '',
    ADD COLUMN due_at timestamptz,
    DROP CONSTRAINT ck_return_inbound_state_known,
    DROP CONSTRAINT ck_return_inbound_pieces_positive,
    DROP CONSTRAINT ck_return_inbound_arrived_whole,
    DROP CONSTRAINT ck_return_inbound_inspected_whole,
    ADD CONSTRAINT fk_return_inbound_outbound_id
        FOREIGN KEY (outbound_id) REFERENCES wms.outbound (id),
    ADD CONSTRAINT fk_return_inbound_part_of
        FOREIGN KEY (part_of) REFERENCES wms.return_inbound (id),
    ADD CONSTRAINT ck_return_inbound_kind_known CHECK (kind IN ('case', 'stray')),
    ADD CONSTRAINT ck_return_inbound_state_known
        CHECK (state IN ('expected', 'arrived', 'inspected', 'withdrawn', 'ended')),
    ADD CONSTRAINT ck_return_inbound_pieces_counted
        CHECK (pieces >= 0 AND (pieces > 0 OR kind = 'stray')),
    ADD CONSTRAINT ck_return_inbound_arrived_whole
        CHECK ((state IN ('arrived', 'inspected', 'ended')) = (arrived_at IS NOT NULL)),
    ADD CONSTRAINT ck_return_inbound_inspected_whole
        CHECK ((state IN ('inspected', 'ended')) = (inspected_at IS NOT NULL)),
    ADD CONSTRAINT ck_return_inbound_pictures_few CHECK (cardinality(pictures) <= 18),
    ADD CONSTRAINT ck_return_inbound_announced_by_somebody
        CHECK (kind = 'stray' OR merchant_id IS NOT NULL),
    ADD CONSTRAINT ck_return_inbound_stray_is_here
        CHECK (kind = 'case' OR state IN ('arrived', 'inspected', 'ended')),
    ADD CONSTRAINT ck_return_inbound_stray_is_due CHECK ((kind = 'stray') = (due_at IS NOT NULL)),
    ADD CONSTRAINT ck_return_inbound_outcome_known CHECK (
        outcome IN ('', 'restocked', 'kept', 'sent_back', 'written_off', 'assigned')),
    ADD CONSTRAINT ck_return_inbound_outcome_whole
        CHECK ((outcome = '') = (kind = 'case' OR state = 'arrived')),
    ADD CONSTRAINT ck_return_inbound_ended_whole
        CHECK ((state = 'ended') = (outcome IN ('sent_back', 'written_off', 'assigned'))),
    ADD CONSTRAINT ck_return_inbound_assigned_to_one
        CHECK ((outcome = 'assigned') = (part_of IS NOT NULL)),
    ADD CONSTRAINT ck_return_inbound_restocked_of_one
        CHECK (outcome <> 'restocked' OR outbound_id IS NOT NULL);
CREATE INDEX ix_return_inbound_outbound_id ON wms.return_inbound (outbound_id)
    WHERE outbound_id IS NOT NULL;
CREATE INDEX ix_return_inbound_part_of ON wms.return_inbound (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX ix_return_inbound_open_stray ON wms.return_inbound (warehouse_id, due_at, id)
    WHERE kind = 'stray' AND state = 'arrived';
CREATE UNIQUE INDEX uq_return_inbound_stray ON wms.return_inbound (warehouse_id, waybill_number)
    WHERE kind = 'stray' AND state = 'arrived' AND waybill_number <> '';
"""

PIECES = """
ALTER TABLE wms.return_line
    ALTER COLUMN merchant_id DROP NOT NULL,
    ALTER COLUMN sku_id DROP NOT NULL,
    ADD COLUMN surplus boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT ck_return_line_goods_or_foreign
        CHECK (sku_id IS NOT NULL OR foreign_pieces = quantity),
    ADD CONSTRAINT ck_return_line_goods_of_somebody
        CHECK (sku_id IS NULL OR merchant_id IS NOT NULL),
    ADD CONSTRAINT ck_return_line_surplus_is_there CHECK (NOT surplus OR missing = 0);
"""

# A piece that was counted by mistake is taken off again.
RIGHTS = "GRANT DELETE ON wms.return_line TO houtai_app;"

# Whoever inspects takes pictures of what he sees.
ROLES = """
UPDATE identity.role SET permissions = permissions || ARRAY['files.file.write']
    WHERE built_in AND code = 'warehouse_clerk'
    AND NOT permissions && ARRAY['*', 'files.file.write'];
"""
