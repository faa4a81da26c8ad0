"""Merchants: who sells, how they join, their papers, contracts, deposits and shops."""

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.execute(MERCHANTS)
    op.execute(APPLICATIONS)
    op.execute(PAPERS)
    op.execute(CONTRACTS)
    op.execute(DEPOSITS)
    op.execute(SHOPS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(SEEDS)
    op.execute(CONTRACT)
    op.execute(ROLES)
    op.execute(WORDS)
    op.execute(FLOWS)


FACTS = """
    subject_kind text,
    contact_name text,
    contact_phone text,
    contact_email text,
    licence_number text,
    licence_file_id uuid,
    licence_expires_on date,
    licence_region text,
    licence_address text,
    business_scope text,
    legal_name text,
    id_number text,
    id_front_file_id uuid,
    id_back_file_id uuid,
    id_expires_on date,
    account_kind text,
    account_name text,
    bank_name text,
    bank_branch text,
    bank_account text,
"""

MERCHANTS = f"""
CREATE SCHEMA merchants;

CREATE TABLE merchants.level (
    id uuid NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    rank bigint NOT NULL,
    deposit_fen bigint NOT NULL,
    is_usual boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_level PRIMARY KEY (id),
    CONSTRAINT ck_level_deposit_not_negative CHECK (deposit_fen >= 0),
    CONSTRAINT ck_level_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_level_name ON merchants.level (name);
CREATE UNIQUE INDEX uq_level_is_usual ON merchants.level (is_usual) WHERE is_usual;

CREATE TABLE merchants.merchant (
    id uuid NOT NULL,
    number text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    self_run boolean NOT NULL DEFAULT false,
    level_id uuid,
    {FACTS}
    joined_at timestamptz NOT NULL,
    opened_at timestamptz,
    frozen_at timestamptz,
    frozen_reason text NOT NULL DEFAULT '',
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_merchant PRIMARY KEY (id),
    CONSTRAINT fk_merchant_level_id FOREIGN KEY (level_id) REFERENCES merchants.level (id),
    CONSTRAINT ck_merchant_state_known
        CHECK (state IN ('applying', 'open', 'frozen', 'closed')),
    CONSTRAINT ck_merchant_frozen_whole CHECK ((state = 'frozen') = (frozen_at IS NOT NULL)),
    CONSTRAINT ck_merchant_opened_at_some_time
        CHECK (state = 'applying' OR opened_at IS NOT NULL),
    CONSTRAINT ck_merchant_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_merchant_number ON merchants.merchant (number);
CREATE UNIQUE INDEX uq_merchant_licence_number
    ON merchants.merchant (licence_number) WHERE state <> 'closed';
CREATE UNIQUE INDEX uq_merchant_self_run ON merchants.merchant (self_run) WHERE self_run;
CREATE INDEX ix_merchant_state_id ON merchants.merchant (state, id);
CREATE INDEX ix_merchant_level_id_id ON merchants.merchant (level_id, id);
"""

APPLICATIONS = f"""
CREATE TABLE merchants.application (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    number text NOT NULL,
    state text NOT NULL,
    company_name text NOT NULL,
    shop_name text,
    {FACTS}
    category_ids uuid[] NOT NULL,
    papers_seen boolean NOT NULL,
    notes jsonb NOT NULL,
    applied_by uuid NOT NULL,
    begun_at timestamptz NOT NULL,
    submitted_at timestamptz,
    decided_at timestamptz,
    decided_by uuid,
    reason text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_application PRIMARY KEY (id),
    CONSTRAINT fk_application_merchant_id FOREIGN KEY (merchant_id)
        REFERENCES merchants.merchant (id),
    CONSTRAINT ck_application_state_known
        CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'refused')),
    CONSTRAINT ck_application_decided_whole
        CHECK ((state IN ('approved', 'refused')) = (decided_at IS NOT NULL)),
    CONSTRAINT ck_application_notes_by_step CHECK (jsonb_typeof(notes) = 'object'),
    CONSTRAINT ck_application_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_application_merchant_id ON merchants.application (merchant_id);
CREATE UNIQUE INDEX uq_application_number ON merchants.application (number);
CREATE UNIQUE INDEX uq_application_licence_number
    ON merchants.application (licence_number) WHERE state IN ('submitted', 'approved');
CREATE INDEX ix_application_state_id ON merchants.application (state, id);
CREATE INDEX ix_application_submitted_at_id ON merchants.application (submitted_at, id);

CREATE TABLE merchants.happening (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    kind text NOT NULL,
    by_id uuid,
    at timestamptz NOT NULL,
    note text NOT NULL,
    notes jsonb NOT NULL,
    amount_fen bigint,
    CONSTRAINT pk_happening PRIMARY KEY (id),
    CONSTRAINT fk_happening_merchant_id FOREIGN KEY (merchant_id)
        REFERENCES merchants.merchant (id),
    CONSTRAINT ck_happening_notes_by_step CHECK (jsonb_typeof(notes) = 'object')
);
CREATE INDEX ix_happening_merchant_id_id ON merchants.happening (merchant_id, id);
"""

PAPERS = """
CREATE TABLE merchants.qualification (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    brand_name text NOT NULL,
    file_ids uuid[] NOT NULL,
    expires_on date,
    state text NOT NULL,
    note text NOT NULL,
    added_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    warned_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_qualification PRIMARY KEY (id),
    CONSTRAINT fk_qualification_merchant_id FOREIGN KEY (merchant_id)
        REFERENCES merchants.merchant (id),
    CONSTRAINT ck_qualification_state_known
        CHECK (state IN ('draft', 'waiting', 'valid', 'refused', 'expired', 'replaced')),
    CONSTRAINT ck_qualification_has_files CHECK (cardinality(file_ids) BETWEEN 1 AND 5),
    CONSTRAINT ck_qualification_version_positive CHECK (version > 0)
);
CREATE INDEX ix_qualification_merchant_id_id ON merchants.qualification (merchant_id, id);
CREATE INDEX ix_qualification_state_id ON merchants.qualification (state, id);
CREATE INDEX ix_qualification_expires_on_id
    ON merchants.qualification (expires_on, id) WHERE state = 'valid';

CREATE TABLE merchants.category_grant (
    merchant_id uuid NOT NULL,
    category_id uuid NOT NULL,
    state text NOT NULL,
    note text NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_category_grant PRIMARY KEY (merchant_id, category_id),
    CONSTRAINT fk_category_grant_merchant_id FOREIGN KEY (merchant_id)
        REFERENCES merchants.merchant (id),
    CONSTRAINT ck_category_grant_state_known
        CHECK (state IN ('asked', 'granted', 'lacking', 'refused', 'withdrawn'))
);
CREATE INDEX ix_category_grant_category_id ON merchants.category_grant (category_id);
CREATE INDEX ix_category_grant_asked
    ON merchants.category_grant (merchant_id, category_id) WHERE state = 'asked';
"""

CONTRACTS = """
CREATE TABLE merchants.contract_text (
    id uuid NOT NULL,
    edition text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    sha256 text NOT NULL,
    state text NOT NULL,
    made_at timestamptz NOT NULL,
    published_at timestamptz,
    published_by uuid,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_contract_text PRIMARY KEY (id),
    CONSTRAINT ck_contract_text_state_known CHECK (state IN ('draft', 'current', 'former')),
    CONSTRAINT ck_contract_text_published_whole
        CHECK ((state = 'draft') = (published_at IS NULL)),
    CONSTRAINT ck_contract_text_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_contract_text_edition ON merchants.contract_text (edition);
CREATE UNIQUE INDEX uq_contract_text_current
    ON merchants.contract_text (state) WHERE state = 'current';

CREATE TABLE merchants.contract_acceptance (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    contract_id uuid NOT NULL,
    sha256 text NOT NULL,
    accepted_by uuid NOT NULL,
    accepted_at timestamptz NOT NULL,
    CONSTRAINT pk_contract_acceptance PRIMARY KEY (id),
    CONSTRAINT fk_contract_acceptance_merchant_id FOREIGN KEY (merchant_id)
        REFERENCES merchants.merchant (id),
    CONSTRAINT fk_contract_acceptance_contract_id FOREIGN KEY (contract_id)
        REFERENCES merchants.contract_text (id)
);
CREATE UNIQUE INDEX uq_contract_acceptance_merchant_id_contract_id
    ON merchants.contract_acceptance (merchant_id, contract_id);
CREATE INDEX ix_contract_acceptance_contract_id
    ON merchants.contract_acceptance (contract_id);
"""

DEPOSITS = """
CREATE TABLE merchants.deposit_demand (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    amount_fen bigint NOT NULL,
    state text NOT NULL,
    note text NOT NULL,
    made_at timestamptz NOT NULL,
    made_by uuid NOT NULL,
    met_at timestamptz,
    CONSTRAINT pk_deposit_demand PRIMARY KEY (id),
    CONSTRAINT fk_deposit_demand_merchant_id FOREIGN KEY (merchant_id)
        REFERENCES merchants.merchant (id),
    CONSTRAINT ck_deposit_demand_state_known CHECK (state IN ('due', 'met', 'replaced')),
    CONSTRAINT ck_deposit_demand_amount_not_negative CHECK (amount_fen >= 0)
);
CREATE UNIQUE INDEX uq_deposit_demand_standing
    ON merchants.deposit_demand (merchant_id) WHERE state <> 'replaced';
CREATE INDEX ix_deposit_demand_merchant_id_id ON merchants.deposit_demand (merchant_id, id);
CREATE INDEX ix_deposit_demand_state_id ON merchants.deposit_demand (state, id);

CREATE TABLE merchants.deposit_receipt (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    amount_fen bigint NOT NULL,
    bank_reference text NOT NULL,
    received_on date NOT NULL,
    note text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT pk_deposit_receipt PRIMARY KEY (id),
    CONSTRAINT fk_deposit_receipt_merchant_id FOREIGN KEY (merchant_id)
        REFERENCES merchants.merchant (id),
    CONSTRAINT ck_deposit_receipt_amount_positive CHECK (amount_fen > 0)
);
CREATE UNIQUE INDEX uq_deposit_receipt_bank_reference
    ON merchants.deposit_receipt (bank_reference);
CREATE INDEX ix_deposit_receipt_merchant_id_id ON merchants.deposit_receipt (merchant_id, id);
"""

SHOPS = """
CREATE TABLE merchants.shop (
    merchant_id uuid NOT NULL,
    name text NOT NULL,
    logo_file_id uuid,
    notice text NOT NULL DEFAULT '',
    description text NOT NULL DEFAULT '',
    service_phone text NOT NULL DEFAULT '',
    service_hours text NOT NULL DEFAULT '',
    region text,
    carriers text[] NOT NULL DEFAULT '{}',
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_shop PRIMARY KEY (merchant_id),
    CONSTRAINT fk_shop_merchant_id FOREIGN KEY (merchant_id) REFERENCES merchants.merchant (id),
    CONSTRAINT ck_shop_version_positive CHECK (version > 0)
);
CREATE UNIQUE INDEX uq_shop_name_lower ON merchants.shop (lower(name));

CREATE TABLE merchants.shop_address (
    id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    kind text NOT NULL,
    contact_name text NOT NULL,
    phone text NOT NULL,
    region text NOT NULL,
    street text NOT NULL,
    is_usual boolean NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_shop_address PRIMARY KEY (id),
    CONSTRAINT fk_shop_address_merchant_id FOREIGN KEY (merchant_id)
        REFERENCES merchants.merchant (id),
    CONSTRAINT ck_shop_address_kind_known CHECK (kind IN ('shipping', 'return')),
    CONSTRAINT ck_shop_address_version_positive CHECK (version > 0)
);
CREATE INDEX ix_shop_address_merchant_id_id ON merchants.shop_address (merchant_id, id);
CREATE UNIQUE INDEX uq_shop_address_usual
    ON merchants.shop_address (merchant_id, kind) WHERE is_usual;
"""


def _wall(table: str, column: str = "merchant_id") -> str:
    condition = f"""
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true
    ELSE {column} = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        )
    END
    """
    return f"""
    ALTER TABLE merchants.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON merchants.{table} USING ({condition}) WITH CHECK ({condition});
    """


# What a shop shows, it shows to everybody: `shop` has no wall. All else is between a merchant and
# the platform.
WALLS = _wall("merchant", "id") + "".join(
    map(
        _wall,
        (
            "application",
            "happening",
            "qualification",
            "category_grant",
            "contract_acceptance",
            "deposit_demand",
            "deposit_receipt",
            "shop_address",
        ),
    )
)

RIGHTS = """
GRANT USAGE ON SCHEMA merchants TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON merchants.merchant, merchants.application,
    merchants.qualification, merchants.category_grant, merchants.shop TO houtai_app;
GRANT DELETE ON merchants.qualification TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON merchants.level, merchants.contract_text,
    merchants.shop_address TO houtai_app;
GRANT SELECT, INSERT ON merchants.happening, merchants.contract_acceptance,
    merchants.deposit_demand, merchants.deposit_receipt TO houtai_app;
GRANT UPDATE (state, met_at) ON merchants.deposit_demand TO houtai_app;
"""

SEEDS = """
INSERT INTO merchants.level (id, name, description, rank, deposit_fen, is_usual) VALUES
    ('00d20cc9-324d-8a6a-af0a-43e7a955d99b', '普通商家', '新入驻商家的默认等级。',
     0, 1000000, true),
    ('05bc5769-6600-862b-9631-59523c8f7ce3', '优选商家', '经营稳定、服务良好的商家。',
     1, 500000, false),
    ('73a958ed-6194-84e1-91f3-ad27246741a0', '旗舰商家', '品牌方或其独家授权的旗舰店。',
     2, 5000000, false);

INSERT INTO merchants.merchant (id, number, name, state, self_run, joined_at, opened_at)
VALUES ('b55250c2-15ab-8976-a9cd-4b0b04c17f0a', 'M1', '平台自营', 'open', true, now(), now());
INSERT INTO merchants.shop (merchant_id, name)
VALUES ('b55250c2-15ab-8976-a9cd-4b0b04c17f0a', '平台自营');
INSERT INTO identity.place (id, kind, merchant_id, name, opened_at)
VALUES ('b55250c2-15ab-8976-a9cd-4b0b04c17f0a', 'merchant',
    'b55250c2-15ab-8976-a9cd-4b0b04c17f0a', '平台自营', now())
ON CONFLICT DO NOTHING;
"""

# The hash is that of title and body with an empty line between them, as the module computes it.
CONTRACT = """
INSERT INTO merchants.contract_text
    (id, edition, title, body, sha256, state, made_at, published_at)
SELECT '506d34d3-1781-8b43-b571-018dac35610b', '2026-1', title, body,
       encode(sha256(convert_to(title || E'\\n\\n' || body, 'UTF8')), 'hex'),
       'current', now(), now()
  FROM (SELECT '商家入驻服务协议' AS title, concat_ws(E'\\n\\n',
'一、主体与资质。商家应如实提交营业执照、法定代表人身份、结算账户、经营类目所需资质及品牌授权等资料，
并在资质到期前及时更新。资质失效的，对应类目自动停止经营，更新并通过审核后恢复。',
'二、商品与服务。商家对所售商品的质量、标识、价格与描述的真实性负责，按承诺时间发货，并履行退换货
及售后义务。',
'三、保证金。商家应按所属等级足额缴存保证金。保证金用于担保商家履行本协议及对消费者的承诺，
退出平台并完成结算后，无息退还剩余部分。',
'四、结算。平台按约定周期与费率结算货款，款项划入商家提交并经审核的结算账户。变更结算账户须经平台审核。',
'五、违规处理。商家违反法律法规或平台规则的，平台可视情节采取警告、限制经营、冻结店铺等措施，
并说明理由；商家可以申诉。',
'六、协议的变更。平台修改本协议时将提前公示，商家需重新确认。商家不同意修改内容的，可以申请退出。'
       ) AS body) AS agreement;
"""

ROLES = """
INSERT INTO identity.role (id, code, name, console, permissions, field_rights, built_in) VALUES
    ('39eb2ef5-9f81-892c-addb-9559f6200601', 'merchant_applicant', '入驻申请人', 'merchant',
     '{merchants.application.write,files.file.write,catalog.library.read}',
     '{"merchants.merchant.contact_phone": "write", "merchants.merchant.id_number": "write",
       "merchants.merchant.bank_account": "write"}', true);

UPDATE identity.role SET
    permissions = permissions || ARRAY[
        'files.file.read', 'merchants.application.read', 'merchants.review.write',
        'merchants.merchant.write', 'merchants.paper.read', 'merchants.shop.write',
        'merchants.level.read', 'merchants.contract.read', 'merchants.deposit.read'
    ],
    field_rights = field_rights || '{
        "merchants.merchant.contact_phone": "read", "merchants.merchant.id_number": "read",
        "merchants.merchant.bank_account": "read"
    }'
WHERE built_in AND code = 'operator';
UPDATE identity.role SET permissions = permissions || ARRAY[
    'merchants.shop.read', 'merchants.paper.read'
] WHERE built_in AND code = 'merchant_clerk';
"""

WORDS = """
INSERT INTO kit.dictionary (code, name_zh, name_en, is_system, version, changed_at) VALUES
    ('carrier', '快递公司', 'Carriers', true, 1, now()),
    ('merchant_freeze_reason', '冻结商家原因', 'Reasons to freeze a merchant', true, 1, now())
ON CONFLICT DO NOTHING;

INSERT INTO kit.dictionary_item
    (dictionary_code, code, name_zh, name_en, place, enabled, is_system)
VALUES
    ('carrier', 'sf', '顺丰速运', 'SF Express', 0, true, true),
    ('carrier', 'zto', '中通快递', 'ZTO Express', 1, true, true),
    ('carrier', 'yto', '圆通速递', 'YTO Express', 2, true, true),
    ('carrier', 'sto', '申通快递', 'STO Express', 3, true, true),
    ('carrier', 'yunda', '韵达快递', 'Yunda Express', 4, true, true),
    ('carrier', 'jd', '京东快递', 'JD Logistics', 5, true, true),
    ('carrier', 'ems', '中国邮政 EMS', 'China Post EMS', 6, true, true),
    ('carrier', 'jt', '极兔速递', 'J&T Express', 7, true, true),
    ('carrier', 'deppon', '德邦快递', 'Deppon Express', 8, true, true),
    ('merchant_freeze_reason', 'fake_goods', '售卖假货', 'Counterfeit goods', 0, true, true),
    ('merchant_freeze_reason', 'papers', '资质问题', 'Papers are not in order', 1, true, true),
    ('merchant_freeze_reason', 'complaints', '投诉集中', 'Many complaints', 2, true, true),
    ('merchant_freeze_reason', 'deposit', '保证金不足', 'Deposit too low', 3, true, true),
    ('merchant_freeze_reason', 'own_wish', '商家申请', 'At its own wish', 4, true, true),
    ('merchant_freeze_reason', 'other', '其他', 'Other', 5, true, true),
    ('qualification_kind', 'business_licence', '营业执照', 'Business licence', 12, true, true),
    ('qualification_kind', 'legal_person_id', '法定代表人身份证', 'ID card of the legal person',
        13, true, true)
ON CONFLICT DO NOTHING;
"""

# Names as keys of texts, so that each reads them in his language until somebody renames them.
FLOWS = """
INSERT INTO approvals.flow
    (id, name, act, conditions, steps, priority, enabled, version, changed_at)
SELECT id, name, act, '{}',
       jsonb_build_array(jsonb_build_object(
           'name', 'merchant_reviewers', 'mode', 'any', 'hours', 72, 'overdue', 'remind',
           'approvers', jsonb_build_array(jsonb_build_object(
               'kind', 'permission', 'subject', permission, 'where', 'platform')))),
       0, true, 1, now()
  FROM (VALUES
    ('0b6ddc1c-5c7e-8a43-9d0e-3d1f2a6b7c11'::uuid, 'merchant_freeze',
     'merchants.merchant.freeze', 'merchants.merchant.write'),
    ('0b6ddc1c-5c7e-8a43-9d0e-3d1f2a6b7c12'::uuid, 'merchant_unfreeze',
     'merchants.merchant.unfreeze', 'merchants.merchant.write'),
    ('0b6ddc1c-5c7e-8a43-9d0e-3d1f2a6b7c13'::uuid, 'account_change',
     'merchants.account.change', 'merchants.review.write')
  ) AS seed (id, name, act, permission);
"""
