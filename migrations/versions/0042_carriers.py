"""Carriers, waybills, and where parcels are."""

from alembic import op

revision = "0042"
down_revision = "0041"

SELF_RUN_ID = "b55250c2-15ab-8976-a9cd-4b0b04c17f0a"
"""The merchant that the platform itself is."""


def upgrade() -> None:
    op.execute(CONTRACTS)
    op.execute(PARCELS)
    # As the driver's own: a colon in a pattern or a document is no parameter.
    op.get_bind().exec_driver_sql(SEEDS.replace("self_run_id", SELF_RUN_ID))
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


CONTRACTS = """
CREATE TABLE logistics.carrier (
    code text NOT NULL,
    name text NOT NULL,
    name_en text NOT NULL,
    number_pattern text NOT NULL,
    kuaidi100_code text NOT NULL,
    kdniao_code text NOT NULL,
    phone text NOT NULL,
    place bigint NOT NULL,
    enabled boolean NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_carrier PRIMARY KEY (code),
    CONSTRAINT ck_carrier_version_positive CHECK (version > 0)
);
CREATE TABLE logistics.carrier_account (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    carrier_code text NOT NULL,
    name text NOT NULL,
    gateway text NOT NULL,
    enabled boolean NOT NULL,
    customer_number text NOT NULL,
    salt bytea,
    sealed bytea,
    balance bigint,
    balance_at timestamptz,
    balance_low bigint NOT NULL,
    low_told_at timestamptz,
    price jsonb NOT NULL,
    test_asked_at timestamptz,
    tested_at timestamptz,
    test_error text,
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_carrier_account PRIMARY KEY (id),
    CONSTRAINT uq_carrier_account_merchant_id_name UNIQUE (merchant_id, name),
    CONSTRAINT ck_carrier_account_gateway_known CHECK (gateway IN ('sandbox', 'kdniao')),
    CONSTRAINT ck_carrier_account_sealed_with_salt CHECK ((salt IS NULL) = (sealed IS NULL)),
    CONSTRAINT ck_carrier_account_balance_not_negative CHECK (balance IS NULL OR balance >= 0),
    CONSTRAINT ck_carrier_account_balance_low_not_negative CHECK (balance_low >= 0),
    CONSTRAINT ck_carrier_account_version_positive CHECK (version > 0),
    CONSTRAINT fk_carrier_account_carrier_code
        FOREIGN KEY(carrier_code) REFERENCES logistics.carrier (code)
);
CREATE INDEX ix_carrier_account_merchant_id_id ON logistics.carrier_account (merchant_id, id);
CREATE INDEX ix_carrier_account_name_id ON logistics.carrier_account (name, id);
CREATE UNIQUE INDEX uq_carrier_account_in_force ON logistics.carrier_account (merchant_id,
    carrier_code) WHERE enabled;
CREATE TABLE logistics.tracker (
    code text NOT NULL,
    enabled boolean NOT NULL,
    facts jsonb NOT NULL,
    salt bytea,
    sealed bytea,
    test_asked_at timestamptz,
    tested_at timestamptz,
    test_error text,
    version bigint NOT NULL,
    CONSTRAINT pk_tracker PRIMARY KEY (code),
    CONSTRAINT ck_tracker_code_known CHECK (code IN ('sandbox', 'kuaidi100', 'kdniao')),
    CONSTRAINT ck_tracker_sealed_with_salt CHECK ((salt IS NULL) = (sealed IS NULL)),
    CONSTRAINT ck_tracker_version_positive CHECK (version > 0)
);
"""

PARCELS = """
CREATE TABLE logistics.waybill (
    id uuid NOT NULL,
    parcel_id uuid NOT NULL,
    shipment_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    carrier_code text NOT NULL,
    service_code text NOT NULL,
    account_id uuid,
    origin text NOT NULL,
    number text,
    sender jsonb NOT NULL,
    recipient jsonb NOT NULL,
    weight_g bigint NOT NULL,
    pieces bigint NOT NULL,
    cod_fen bigint NOT NULL,
    sort_code text NOT NULL,
    label_words text NOT NULL,
    freight_fen bigint,
    state text NOT NULL,
    reason text NOT NULL,
    due_at timestamptz,
    attempts bigint NOT NULL,
    error text,
    prints bigint NOT NULL,
    created_at timestamptz NOT NULL,
    issued_at timestamptz,
    voided_at timestamptz,
    handed_over_at timestamptz,
    tracker text,
    watched_at timestamptz,
    look_at timestamptz,
    looks bigint NOT NULL,
    status text,
    status_at timestamptz,
    moved_at timestamptz,
    signed_at timestamptz,
    version bigint NOT NULL,
    CONSTRAINT pk_waybill PRIMARY KEY (id),
    CONSTRAINT ck_waybill_state_known CHECK (state IN ('asked', 'issued', 'refused', 'voided')),
    CONSTRAINT ck_waybill_origin_known CHECK (origin IN ('gateway', 'hand')),
    CONSTRAINT ck_waybill_issued_has_number CHECK (state <> 'issued' OR number IS NOT NULL),
    CONSTRAINT ck_waybill_issued_whole CHECK ((number IS NULL) = (issued_at IS NULL)),
    CONSTRAINT ck_waybill_voided_whole CHECK ((state = 'voided') = (voided_at IS NOT NULL)),
    CONSTRAINT ck_waybill_status_known
        CHECK (status IS NULL OR status IN ('accepted', 'collected', 'moving',
            'delivering', 'signed', 'refused', 'returning', 'returned', 'problem',
            'no_movement')),
    CONSTRAINT ck_waybill_measures_fit CHECK (weight_g >= 0 AND pieces > 0 AND cod_fen >= 0),
    CONSTRAINT ck_waybill_freight_not_negative CHECK (freight_fen IS NULL OR freight_fen >= 0),
    CONSTRAINT ck_waybill_counted CHECK (attempts >= 0 AND looks >= 0 AND prints >= 0),
    CONSTRAINT ck_waybill_version_positive CHECK (version > 0),
    CONSTRAINT fk_waybill_carrier_code
        FOREIGN KEY(carrier_code) REFERENCES logistics.carrier (code),
    CONSTRAINT fk_waybill_account_id
        FOREIGN KEY(account_id) REFERENCES logistics.carrier_account (id)
);
CREATE INDEX ix_waybill_account_id ON logistics.waybill (account_id);
CREATE INDEX ix_waybill_created_at_id ON logistics.waybill (created_at, id);
CREATE INDEX ix_waybill_due ON logistics.waybill (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX ix_waybill_look ON logistics.waybill (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX ix_waybill_merchant_id_id ON logistics.waybill (merchant_id, id);
CREATE INDEX ix_waybill_number ON logistics.waybill (number);
CREATE INDEX ix_waybill_on_its_way ON logistics.waybill (moved_at) WHERE state = 'issued'
    AND handed_over_at IS NOT NULL AND (status IS NULL OR status IN ('accepted',
    'collected', 'moving', 'delivering', 'returning'));
CREATE INDEX ix_waybill_parcel_id_id ON logistics.waybill (parcel_id, id);
CREATE INDEX ix_waybill_shipment_id_id ON logistics.waybill (shipment_id, id);
CREATE INDEX ix_waybill_state_created_at_id ON logistics.waybill (state, created_at, id);
CREATE UNIQUE INDEX uq_waybill_live ON logistics.waybill (parcel_id) WHERE state IN
    ('asked', 'issued');
CREATE TABLE logistics.movement (
    waybill_id uuid NOT NULL,
    digest bytea NOT NULL,
    merchant_id uuid NOT NULL,
    at timestamptz NOT NULL,
    status text NOT NULL,
    place text NOT NULL,
    words text NOT NULL,
    source text NOT NULL,
    heard_at timestamptz NOT NULL,
    CONSTRAINT pk_movement PRIMARY KEY (waybill_id, digest),
    CONSTRAINT ck_movement_status_known
        CHECK (status IN ('accepted', 'collected', 'moving', 'delivering', 'signed',
            'refused', 'returning', 'returned', 'problem', 'no_movement')),
    CONSTRAINT ck_movement_digested CHECK (octet_length(digest) = 16),
    CONSTRAINT fk_movement_waybill_id FOREIGN KEY(waybill_id) REFERENCES logistics.waybill (id)
);
CREATE INDEX ix_movement_waybill_id_at ON logistics.movement (waybill_id, at);
CREATE TABLE logistics.refused_push (
    id uuid NOT NULL,
    tracker text NOT NULL,
    reason text NOT NULL,
    hour timestamptz NOT NULL,
    seen bigint NOT NULL,
    last_at timestamptz NOT NULL,
    last_hash bytea NOT NULL,
    last_bytes bigint NOT NULL,
    CONSTRAINT pk_refused_push PRIMARY KEY (id),
    CONSTRAINT uq_refused_push_tracker_reason_hour UNIQUE (tracker, reason, hour),
    CONSTRAINT ck_refused_push_seen_positive CHECK (seen > 0),
    CONSTRAINT ck_refused_push_hashed CHECK (octet_length(last_hash) = 32)
);
CREATE INDEX ix_refused_push_last_at_id ON logistics.refused_push (last_at, id);
CREATE TABLE logistics.parcel_problem (
    id uuid NOT NULL,
    waybill_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    words text NOT NULL,
    opened_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    handled text,
    handled_by uuid,
    handled_at timestamptz,
    version bigint NOT NULL,
    CONSTRAINT pk_parcel_problem PRIMARY KEY (id),
    CONSTRAINT ck_parcel_problem_kind_known
        CHECK (kind IN ('no_movement', 'returned', 'refused', 'address', 'signed_early',
            'problem')),
    CONSTRAINT ck_parcel_problem_state_known CHECK (state IN ('open', 'done')),
    CONSTRAINT ck_parcel_problem_handled_known
        CHECK (handled IS NULL OR handled IN ('moved_again', 'solved', 'confirmed',
            'returned', 'lost')),
    CONSTRAINT ck_parcel_problem_done_whole
        CHECK ((state = 'done') = (handled IS NOT NULL) AND (state = 'done') =
            (handled_at IS NOT NULL)),
    CONSTRAINT ck_parcel_problem_version_positive CHECK (version > 0),
    CONSTRAINT fk_parcel_problem_waybill_id
        FOREIGN KEY(waybill_id) REFERENCES logistics.waybill (id)
);
CREATE INDEX ix_parcel_problem_due_at_id ON logistics.parcel_problem (due_at, id);
CREATE INDEX ix_parcel_problem_merchant_id_id ON logistics.parcel_problem (merchant_id, id);
CREATE INDEX ix_parcel_problem_state_due_at_id ON logistics.parcel_problem (state, due_at, id);
CREATE INDEX ix_parcel_problem_waybill_id_id ON logistics.parcel_problem (waybill_id, id);
CREATE UNIQUE INDEX uq_parcel_problem_open ON logistics.parcel_problem (waybill_id, kind)
    WHERE state = 'open';
CREATE TABLE logistics.problem_note (
    id uuid NOT NULL,
    problem_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    written_by uuid NOT NULL,
    at timestamptz NOT NULL,
    words text NOT NULL,
    CONSTRAINT pk_problem_note PRIMARY KEY (id),
    CONSTRAINT fk_problem_note_problem_id
        FOREIGN KEY(problem_id) REFERENCES logistics.parcel_problem (id)
);
CREATE INDEX ix_problem_note_problem_id_id ON logistics.problem_note (problem_id, id);
"""

# Contracts of the platform's own shop with the sandbox, so that parcels can be sent on trial.
SEEDS = """
INSERT INTO logistics.carrier (code, name, name_en, number_pattern, kuaidi100_code, kdniao_code,
    phone, place, enabled, version) VALUES
    ('SF', '顺丰速运', 'SF Express', '^(SF[0-9]{13}|[0-9]{12})$',
        'shunfeng', 'SF', '95338', 1, true, 1),
    ('ZTO', '中通快递', 'ZTO Express', '^[0-9]{12,14}$',
        'zhongtong', 'ZTO', '95311', 2, true, 1),
    ('YTO', '圆通速递', 'YTO Express', '^(YT[0-9]{13}|[A-Z]?[0-9]{9,13})$',
        'yuantong', 'YTO', '95554', 3, true, 1),
    ('YUNDA', '韵达快递', 'Yunda Express', '^[0-9]{13,15}$',
        'yunda', 'YD', '95546', 4, true, 1),
    ('STO', '申通快递', 'STO Express', '^[0-9]{12,15}$',
        'shentong', 'STO', '95543', 5, true, 1),
    ('JT', '极兔速递', 'J&T Express', '^JT[0-9]{13}$',
        'jtexpress', 'JTSD', '956025', 6, true, 1),
    ('JD', '京东快递', 'JD Express', '^JD[A-Z0-9]{11,20}(-[0-9]+-[0-9]+-?)?$',
        'jd', 'JD', '950616', 7, true, 1),
    ('EMS', '邮政特快 EMS', 'EMS', '^([A-Z]{2}[0-9]{9}[A-Z]{2}|1[0-9]{12})$',
        'ems', 'EMS', '11183', 8, true, 1),
    ('YZPY', '邮政包裹', 'China Post', '^[0-9]{13}$',
        'youzhengguonei', 'YZPY', '11183', 9, true, 1),
    ('DBL', '德邦快递', 'Deppon Express', '^(DPK[0-9]{12}|[0-9]{8,12})$',
        'debangkuaidi', 'DBL', '95353', 10, true, 1);

INSERT INTO logistics.carrier_account (id, merchant_id, carrier_code, name, gateway, enabled,
    customer_number, balance_low, price, changed_at, version)
SELECT md5('logistics.carrier_account.' || code)::uuid, 'self_run_id', code, name || '（沙箱）',
    'sandbox', true, 'HOUTAI-' || code, 100, '{"rows": [], "rest": null}', now(), 1
  FROM logistics.carrier;

INSERT INTO logistics.tracker (code, enabled, facts, version) VALUES
    ('sandbox', true, '{}', 1), ('kuaidi100', false, '{}', 1), ('kdniao', false, '{}', 1);
"""

REACH = """
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE merchant_id = ANY (
        NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
    )
    END
"""
HOUSE = "CASE current_setting('houtai.merchants', true) WHEN '*' THEN true ELSE false END"


def _wall(table: str, condition: str) -> str:
    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});
    """


WALLS = "".join(
    [
        *(
            _wall(f"logistics.{name}", REACH)
            for name in ("carrier_account", "waybill", "movement", "parcel_problem", "problem_note")
        ),
        _wall("logistics.refused_push", HOUSE),
    ]
)

RIGHTS = """
GRANT SELECT, UPDATE ON logistics.carrier, logistics.tracker TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON logistics.carrier_account, logistics.waybill,
    logistics.refused_push, logistics.parcel_problem TO houtai_app;
GRANT SELECT, INSERT ON logistics.movement, logistics.problem_note TO houtai_app;
"""

ROLES = """
UPDATE identity.role
   SET permissions = permissions || '{logistics.carrier.read,logistics.carrier_account.write,'
       'logistics.waybill.write,logistics.parcel_problem.write}'
 WHERE built_in AND code = 'operator' AND NOT '*' = ANY (permissions);
UPDATE identity.role
   SET permissions = permissions || '{logistics.carrier.read,logistics.carrier_account.read,'
       'logistics.waybill.write,logistics.parcel_problem.write}'
 WHERE built_in AND code = 'merchant_clerk' AND NOT '*' = ANY (permissions);
"""
