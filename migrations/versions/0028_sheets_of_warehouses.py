"""Imports of a warehouse's own people: they see those of their warehouse, and no others."""

from alembic import op

revision = "0028"
down_revision = "0027"

REACH = """
    CASE
        WHEN current_setting('houtai.merchants', true) = '*' THEN true
        WHEN warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        ) THEN true
        ELSE merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        )
    END
"""


def upgrade() -> None:
    op.execute(
        """
        ALTER TABLE sheets.import ADD COLUMN warehouse_id uuid;
        ALTER TABLE sheets.import_change ADD COLUMN warehouse_id uuid;
        CREATE INDEX ix_import_warehouse_id_importer_id
            ON sheets.import (warehouse_id, importer, id) WHERE warehouse_id IS NOT NULL;
        """
    )
    for table in ("import", "import_change"):
        op.execute(f"ALTER POLICY reach ON sheets.{table} USING ({REACH}) WITH CHECK ({REACH})")
