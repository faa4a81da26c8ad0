"""Flows of approval, what was asked, who is to decide, what happened, who stands in for whom."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.execute(FLOWS)
    op.execute(REQUESTS)
    op.execute(DELEGATIONS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(SEEDS)


FLOWS = """
CREATE SCHEMA approvals;

CREATE TABLE approvals.flow (
    id uuid NOT NULL,
    name text NOT NULL,
    act text NOT NULL,
    conditions jsonb NOT NULL,
    steps jsonb NOT NULL,
    priority bigint NOT NULL,
    enabled boolean NOT NULL,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_flow PRIMARY KEY (id),
    CONSTRAINT ck_flow_steps_not_empty
        CHECK (jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) > 0),
    CONSTRAINT ck_flow_version_positive CHECK (version > 0)
);
CREATE INDEX ix_flow_act_id ON approvals.flow (act, id);
"""

REQUESTS = """
CREATE TABLE approvals.request (
    id uuid NOT NULL,
    number text NOT NULL,
    act text NOT NULL,
    state text NOT NULL,
    asked_by uuid NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    thing text NOT NULL,
    thing_id text NOT NULL,
    title text NOT NULL,
    command text NOT NULL,
    differences jsonb NOT NULL,
    amount_fen bigint,
    flow_id uuid,
    flow_name text,
    flow_version bigint,
    steps jsonb NOT NULL,
    step bigint NOT NULL,
    at timestamptz NOT NULL,
    due_at timestamptz,
    ended_at timestamptz,
    cause text,
    failure text,
    CONSTRAINT pk_request PRIMARY KEY (id),
    CONSTRAINT uq_request_number UNIQUE (number),
    CONSTRAINT fk_request_flow_id FOREIGN KEY (flow_id) REFERENCES approvals.flow (id),
    CONSTRAINT ck_request_state_known CHECK (state IN
        ('waiting', 'granted', 'done', 'failed', 'refused', 'withdrawn', 'expired')),
    CONSTRAINT ck_request_ended_whole CHECK ((state = 'waiting') = (ended_at IS NULL)),
    CONSTRAINT ck_request_only_waiting_is_due CHECK ((state = 'waiting') = (due_at IS NOT NULL)),
    CONSTRAINT ck_request_failed_says_why CHECK ((state = 'failed') = (failure IS NOT NULL)),
    CONSTRAINT ck_request_waits_at_a_step
        CHECK (step >= 0 AND (state <> 'waiting' OR step < jsonb_array_length(steps)))
);
CREATE INDEX ix_request_state_id ON approvals.request (state, id);
CREATE INDEX ix_request_act_id ON approvals.request (act, id);
CREATE INDEX ix_request_asked_by_id ON approvals.request (asked_by, id);
CREATE INDEX ix_request_merchant_id_id ON approvals.request (merchant_id, id);
CREATE INDEX ix_request_warehouse_id_id ON approvals.request (warehouse_id, id);
CREATE INDEX ix_request_thing_id_id ON approvals.request (thing_id, id);
CREATE INDEX ix_request_flow_id ON approvals.request (flow_id);
CREATE INDEX ix_request_due_at ON approvals.request (due_at) WHERE state = 'waiting';

CREATE TABLE approvals.assignment (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    step bigint NOT NULL,
    account_id uuid NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    state text NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    CONSTRAINT pk_assignment PRIMARY KEY (id),
    CONSTRAINT fk_assignment_request_id FOREIGN KEY (request_id)
        REFERENCES approvals.request (id),
    CONSTRAINT uq_assignment_request_id_step_account_id UNIQUE (request_id, step, account_id),
    CONSTRAINT ck_assignment_state_known
        CHECK (state IN ('open', 'approved', 'refused', 'closed')),
    CONSTRAINT ck_assignment_decided_whole CHECK (
        (state IN ('approved', 'refused')) = (decided_by IS NOT NULL)
        AND (decided_by IS NULL) = (decided_at IS NULL)
    )
);
CREATE INDEX ix_assignment_account_id_request_id
    ON approvals.assignment (account_id, request_id) WHERE state = 'open';
CREATE INDEX ix_assignment_decided_by_request_id
    ON approvals.assignment (decided_by, request_id) WHERE decided_by IS NOT NULL;

CREATE TABLE approvals.happening (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    step bigint NOT NULL,
    kind text NOT NULL,
    by_id uuid,
    for_id uuid,
    comment text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_happening PRIMARY KEY (id),
    CONSTRAINT fk_happening_request_id FOREIGN KEY (request_id)
        REFERENCES approvals.request (id),
    CONSTRAINT ck_happening_kind_known CHECK (kind IN (
        'asked', 'approved', 'refused', 'withdrawn', 'reminded', 'expired', 'stopped', 'granted',
        'done', 'failed'
    )),
    CONSTRAINT ck_happening_refusal_says_why CHECK (kind <> 'refused' OR comment <> '')
);
CREATE INDEX ix_happening_request_id_id ON approvals.happening (request_id, id);
CREATE UNIQUE INDEX uq_happening_request_id_by_id ON approvals.happening (request_id, by_id)
    WHERE kind IN ('approved', 'refused');
"""

DELEGATIONS = """
CREATE TABLE approvals.delegation (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    substitute_id uuid NOT NULL,
    merchant_id uuid,
    warehouse_id uuid,
    acts text[],
    from_at timestamptz NOT NULL,
    until_at timestamptz NOT NULL,
    reason text NOT NULL,
    made_at timestamptz NOT NULL,
    ended_at timestamptz,
    CONSTRAINT pk_delegation PRIMARY KEY (id),
    CONSTRAINT ck_delegation_two_people CHECK (account_id <> substitute_id),
    CONSTRAINT ck_delegation_lasts CHECK (until_at > from_at),
    CONSTRAINT ck_delegation_acts_not_empty CHECK (acts IS NULL OR cardinality(acts) > 0)
);
CREATE INDEX ix_delegation_account_id_id ON approvals.delegation (account_id, id);
CREATE INDEX ix_delegation_substitute_id_until_at
    ON approvals.delegation (substitute_id, until_at);
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


WALLS = "".join(_wall(f"approvals.{table}") for table in ("request", "assignment", "delegation"))

RIGHTS = """
GRANT USAGE ON SCHEMA approvals TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON approvals.flow TO houtai_app;
GRANT SELECT, INSERT ON approvals.request, approvals.happening TO houtai_app;
GRANT UPDATE (state, step, due_at, ended_at, cause, failure) ON approvals.request TO houtai_app;
GRANT SELECT, INSERT ON approvals.assignment TO houtai_app;
GRANT UPDATE (state, decided_by, decided_at) ON approvals.assignment TO houtai_app;
GRANT SELECT, INSERT ON approvals.delegation TO houtai_app;
GRANT UPDATE (ended_at) ON approvals.delegation TO houtai_app;
"""

# Names as keys of texts, so that each reads them in his language until somebody renames them.
# Whoever gives more than he has is looked at by an administrator of the platform, wherever he
# works: nobody below may hold what is given.
SEEDS = """
INSERT INTO approvals.flow
    (id, name, act, conditions, steps, priority, enabled, version, changed_at)
SELECT id, name, act, '{}',
       '[{"name": "administrators", "mode": "any", "hours": 72, "overdue": "expire",
          "approvers": [{"kind": "role", "subject": "administrator", "where": "platform"}]}]',
       0, true, 1, now()
  FROM (VALUES
    ('0b6ddc1c-5c7e-8a43-9d0e-3d1f2a6b7c01'::uuid, 'role_edit', 'identity.role.edit'),
    ('0b6ddc1c-5c7e-8a43-9d0e-3d1f2a6b7c02'::uuid, 'membership_edit', 'identity.membership.edit')
  ) AS seed (id, name, act);
"""
