"""Places, departments, posts; roles with reach and field rights; sessions work at one place."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute(PLACES)
    op.execute(TREES)
    op.execute(ROLES)
    op.execute(PEOPLE)
    op.execute(SESSIONS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(SEEDS)


PLACES = """
CREATE TABLE identity.place (
    id uuid NOT NULL,
    kind text NOT NULL,
    merchant_id uuid,
    name text NOT NULL,
    opened_at timestamptz NOT NULL,
    CONSTRAINT pk_place PRIMARY KEY (id),
    CONSTRAINT ck_place_kind_known CHECK (
        CASE kind WHEN 'merchant' THEN merchant_id IS NOT DISTINCT FROM id
            WHEN 'warehouse' THEN merchant_id IS DISTINCT FROM id
            ELSE false END
    )
);
CREATE INDEX ix_place_merchant_id ON identity.place (merchant_id);
"""


def _tree(table: str, more: str = "") -> str:
    return f"""
    CREATE TABLE identity.{table} (
        id uuid NOT NULL,
        merchant_id uuid,
        warehouse_id uuid,
        parent_id uuid,
        path uuid[] NOT NULL,
        name text NOT NULL,
        position bigint NOT NULL DEFAULT 0,
        version bigint NOT NULL DEFAULT 1,
        {more}
        CONSTRAINT pk_{table} PRIMARY KEY (id),
        CONSTRAINT fk_{table}_parent_id FOREIGN KEY (parent_id) REFERENCES identity.{table} (id),
        CONSTRAINT ck_{table}_path_ends_here CHECK (path[cardinality(path)] = id),
        CONSTRAINT ck_{table}_not_too_deep CHECK (cardinality(path) <= 10),
        CONSTRAINT ck_{table}_version_positive CHECK (version > 0)
    );
    CREATE UNIQUE INDEX uq_{table}_merchant_id_warehouse_id_parent_id_name
        ON identity.{table} (merchant_id, warehouse_id, parent_id, name) NULLS NOT DISTINCT;
    CREATE INDEX ix_{table}_parent_id ON identity.{table} (parent_id);
    CREATE INDEX ix_{table}_path ON identity.{table} USING gin (path);
    """


LEADER = """
        leader_id uuid,
        CONSTRAINT fk_department_leader_id FOREIGN KEY (leader_id) REFERENCES identity.account (id),
"""

TREES = (
    _tree("department", LEADER)
    + _tree("post")
    + "CREATE INDEX ix_department_leader_id ON identity.department (leader_id);"
)

ROLES = """
ALTER TABLE identity.role
    ADD COLUMN console text NOT NULL DEFAULT 'platform',
    ADD COLUMN merchant_id uuid,
    ADD COLUMN warehouse_id uuid,
    ADD COLUMN description text NOT NULL DEFAULT '',
    ADD COLUMN data_scope text NOT NULL DEFAULT 'all',
    ADD COLUMN department_ids uuid[],
    ADD COLUMN merchant_ids uuid[],
    ADD COLUMN warehouse_ids uuid[],
    ADD COLUMN category_ids uuid[],
    ADD COLUMN channel_ids uuid[],
    ADD COLUMN field_rights jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN state text NOT NULL DEFAULT 'active',
    ADD COLUMN built_in boolean NOT NULL DEFAULT false,
    ADD COLUMN version bigint NOT NULL DEFAULT 1,
    ADD CONSTRAINT ck_role_console_known
        CHECK (console IN ('platform', 'merchant', 'warehouse')),
    ADD CONSTRAINT ck_role_home_fits_console CHECK (
        CASE console WHEN 'platform' THEN merchant_id IS NULL AND warehouse_id IS NULL
            WHEN 'merchant' THEN warehouse_id IS NULL
            ELSE merchant_id IS NULL OR warehouse_id IS NOT NULL END
    ),
    ADD CONSTRAINT ck_role_data_scope_known CHECK (
        data_scope IN ('all', 'department_and_below', 'department', 'own', 'chosen')
    ),
    ADD CONSTRAINT ck_role_field_rights_by_code CHECK (jsonb_typeof(field_rights) = 'object'),
    ADD CONSTRAINT ck_role_state_known CHECK (state IN ('active', 'disabled')),
    ADD CONSTRAINT ck_role_version_positive CHECK (version > 0),
    DROP CONSTRAINT uq_role_code;
CREATE UNIQUE INDEX uq_role_code_merchant_id_warehouse_id
    ON identity.role (code, merchant_id, warehouse_id) NULLS NOT DISTINCT;
CREATE INDEX ix_role_merchant_id_warehouse_id ON identity.role (merchant_id, warehouse_id);
"""

PEOPLE = """
ALTER TABLE identity.account
    ADD COLUMN phone text,
    ADD COLUMN email text,
    ADD COLUMN disabled_reason text NOT NULL DEFAULT '',
    ADD COLUMN left_at timestamptz,
    ADD COLUMN demo boolean NOT NULL DEFAULT false,
    ADD COLUMN version bigint NOT NULL DEFAULT 1,
    ADD CONSTRAINT ck_account_version_positive CHECK (version > 0);
UPDATE identity.account SET left_at = coalesce(last_login_at, created_at) WHERE state = 'left';
ALTER TABLE identity.account
    ADD CONSTRAINT ck_account_left_at_some_time CHECK ((left_at IS NULL) = (state <> 'left'));
CREATE INDEX ix_account_name_id ON identity.account (name, id);
CREATE INDEX ix_account_state_id ON identity.account (state, id);

ALTER TABLE identity.membership
    ADD COLUMN department_id uuid,
    ADD COLUMN post_id uuid,
    ADD COLUMN ended_at timestamptz,
    ADD CONSTRAINT fk_membership_department_id FOREIGN KEY (department_id)
        REFERENCES identity.department (id),
    ADD CONSTRAINT fk_membership_post_id FOREIGN KEY (post_id) REFERENCES identity.post (id),
    DROP CONSTRAINT uq_membership_account_id_role_id_merchant_id_warehouse_id;
CREATE UNIQUE INDEX uq_membership_account_id_role_id_merchant_id_warehouse_id
    ON identity.membership (account_id, role_id, merchant_id, warehouse_id)
    NULLS NOT DISTINCT WHERE ended_at IS NULL;
CREATE INDEX ix_membership_account_id ON identity.membership (account_id);
CREATE INDEX ix_membership_department_id ON identity.membership (department_id);
CREATE INDEX ix_membership_post_id ON identity.membership (post_id);
CREATE INDEX ix_membership_warehouse_id_account_id
    ON identity.membership (warehouse_id, account_id);

CREATE TABLE identity.preference (
    account_id uuid NOT NULL,
    key text NOT NULL,
    value jsonb NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_preference PRIMARY KEY (account_id, key),
    CONSTRAINT fk_preference_account_id FOREIGN KEY (account_id)
        REFERENCES identity.account (id),
    CONSTRAINT ck_preference_value_small CHECK (octet_length(value::text) <= 20000),
    CONSTRAINT ck_preference_key_short CHECK (char_length(key) <= 100)
);
"""

# Who is signed in goes on at one of his places; one that is nowhere any more changes nothing.
SESSIONS = """
ALTER TABLE identity.session
    ADD COLUMN merchant_id uuid,
    ADD COLUMN warehouse_id uuid;
UPDATE identity.session SET merchant_id = place.merchant_id, warehouse_id = place.warehouse_id
  FROM (
        SELECT DISTINCT ON (account_id) account_id, merchant_id, warehouse_id
          FROM identity.membership
         ORDER BY account_id, merchant_id NULLS FIRST, warehouse_id NULLS FIRST
       ) AS place
 WHERE place.account_id = session.account_id;
"""


def _reached(setting: str, column: str) -> str:
    return f"""
    ({column} IS NULL OR current_setting('{setting}', true) = '*' OR {column} = ANY (
        NULLIF(NULLIF(current_setting('{setting}', true), '*'), '')::uuid[]
    ))
    """


def _wall(table: str) -> str:
    merchant = _reached("houtai.merchants", "merchant_id")
    warehouse = _reached("houtai.warehouses", "warehouse_id")
    condition = f"{merchant} AND {warehouse}"
    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});
    """


WALLS = _wall("identity.department") + _wall("identity.post")

RIGHTS = """
GRANT SELECT, INSERT ON identity.place TO houtai_app;
GRANT UPDATE (name) ON identity.place TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.department, identity.post TO houtai_app;
GRANT INSERT, UPDATE, DELETE ON identity.role TO houtai_app;
GRANT UPDATE (department_id, post_id, ended_at) ON identity.membership TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.preference TO houtai_app;
"""

SEEDS = """
UPDATE identity.role SET built_in = true WHERE code = 'administrator';
INSERT INTO identity.role (id, code, name, console, permissions, field_rights, built_in) VALUES
    ('f3da5b26-8e5e-8d3b-a8f7-5c0df8f1f101', 'auditor', '平台审计员', 'platform',
     '{*.read}', '{}', true),
    ('f3da5b26-8e5e-8d3b-a8f7-5c0df8f1f102', 'operator', '平台运营', 'platform',
     '{identity.account.write,identity.department.write,identity.post.write,identity.role.read}',
     '{"identity.account.phone": "read"}', true),
    ('f3da5b26-8e5e-8d3b-a8f7-5c0df8f1f103', 'merchant_owner', '商家负责人', 'merchant',
     '{*}', '{}', true),
    ('f3da5b26-8e5e-8d3b-a8f7-5c0df8f1f104', 'merchant_clerk', '商家店员', 'merchant',
     '{identity.account.read,identity.department.read,identity.post.read}', '{}', true),
    ('f3da5b26-8e5e-8d3b-a8f7-5c0df8f1f105', 'warehouse_manager', '仓库主管', 'warehouse',
     '{*}', '{}', true),
    ('f3da5b26-8e5e-8d3b-a8f7-5c0df8f1f106', 'warehouse_clerk', '仓库文员', 'warehouse',
     '{identity.account.read,identity.department.read,identity.post.read}', '{}', true);
"""
