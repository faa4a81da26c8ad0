"""Imports by spreadsheet and what they changed."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute(
        """
        CREATE SCHEMA sheets;
        GRANT USAGE ON SCHEMA sheets TO houtai_app;

        CREATE TABLE sheets.import (
            merchant_id uuid NOT NULL,
            id uuid NOT NULL,
            importer text NOT NULL,
            actor_id uuid NOT NULL,
            file_name text NOT NULL,
            sha256 bytea NOT NULL,
            sheet text NOT NULL,
            titles_row bigint NOT NULL,
            positions jsonb NOT NULL,
            ignored_titles text[] NOT NULL,
            state text NOT NULL,
            create_count bigint NOT NULL,
            change_count bigint NOT NULL,
            same_count bigint NOT NULL,
            wrong_count bigint NOT NULL,
            done_count bigint NOT NULL,
            refused_count bigint NOT NULL,
            undone_count bigint NOT NULL,
            kept_count bigint NOT NULL,
            created_at timestamptz NOT NULL,
            applied_at timestamptz,
            undone_at timestamptz,
            CONSTRAINT pk_import PRIMARY KEY (merchant_id, id),
            CONSTRAINT ck_import_state_known CHECK (
                state IN ('checked', 'applying', 'applied', 'refused', 'undoing', 'undone')
            ),
            CONSTRAINT ck_import_sha256_length CHECK (octet_length(sha256) = 32),
            CONSTRAINT ck_import_counts_agree CHECK (
                least(create_count, change_count, same_count, wrong_count) >= 0
                AND done_count + refused_count BETWEEN 0 AND create_count + change_count
                AND undone_count + kept_count BETWEEN 0 AND done_count
                AND least(done_count, refused_count, undone_count, kept_count) >= 0
            )
        );
        CREATE INDEX ix_import_merchant_id_importer_id
            ON sheets.import (merchant_id, importer, id);

        CREATE TABLE sheets.import_change (
            merchant_id uuid NOT NULL,
            import_id uuid NOT NULL,
            row_no bigint NOT NULL,
            act text NOT NULL,
            state text NOT NULL,
            subject uuid,
            before jsonb,
            after jsonb,
            errors jsonb,
            CONSTRAINT pk_import_change PRIMARY KEY (merchant_id, import_id, row_no),
            CONSTRAINT fk_import_change FOREIGN KEY (merchant_id, import_id)
                REFERENCES sheets.import (merchant_id, id)
                DEFERRABLE INITIALLY DEFERRED,
            CONSTRAINT ck_import_change_act_known CHECK (
                act IN ('create', 'change', 'same', 'none')
            ),
            CONSTRAINT ck_import_change_state_known CHECK (
                state IN ('same', 'wrong', 'planned', 'done', 'refused', 'undone', 'kept')
            ),
            CONSTRAINT ck_import_change_wrong_does_nothing CHECK (
                (act = 'none') = (state = 'wrong')
            ),
            CONSTRAINT ck_import_change_same_stays CHECK ((act = 'same') = (state = 'same')),
            CONSTRAINT ck_import_change_subject_known CHECK (
                state NOT IN ('done', 'undone', 'kept') OR subject IS NOT NULL
            ),
            CONSTRAINT ck_import_change_reason_known CHECK (
                state NOT IN ('wrong', 'refused', 'kept') OR errors IS NOT NULL
            )
        );
        CREATE INDEX ix_import_change_state
            ON sheets.import_change (merchant_id, import_id, state, row_no);

        -- What was asked for and by whom stays as it was; only the outcome is filled in.
        GRANT SELECT, INSERT ON sheets.import, sheets.import_change TO houtai_app;
        GRANT UPDATE (
            state, done_count, refused_count, undone_count, kept_count, applied_at, undone_at
        ) ON sheets.import TO houtai_app;
        GRANT UPDATE (state, subject, before, after, errors) ON sheets.import_change TO houtai_app;

        ALTER TABLE sheets.import ENABLE ROW LEVEL SECURITY;
        CREATE POLICY reach ON sheets.import USING (
            current_setting('houtai.merchants', true) = '*'
            OR merchant_id = ANY (
                NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
            )
        );
        ALTER TABLE sheets.import_change ENABLE ROW LEVEL SECURITY;
        CREATE POLICY reach ON sheets.import_change USING (
            current_setting('houtai.merchants', true) = '*'
            OR merchant_id = ANY (
                NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
            )
        );
        """
    )
