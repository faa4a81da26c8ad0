"""What goods are described with: categories, brands, attributes, templates, labels, promises."""

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.execute(LIBRARIES)
    op.execute(BINDINGS)
    op.execute(WORDS_OF_GOODS)
    op.execute(WALL)
    op.execute(RIGHTS)
    op.execute(SEEDS)


def _state(table: str) -> str:
    return f"CONSTRAINT ck_{table}_state_known CHECK (state IN ('active', 'disabled'))"


def _whole(table: str, chars_max: int) -> str:
    return f"""
        CONSTRAINT pk_{table} PRIMARY KEY (id),
        CONSTRAINT ck_{table}_version_positive CHECK (version > 0),
        CONSTRAINT ck_{table}_name_length CHECK (char_length(name) BETWEEN 1 AND {chars_max})
    """


LIBRARIES = f"""
CREATE SCHEMA catalog;

CREATE TABLE catalog.category (
    id uuid NOT NULL,
    parent_id uuid,
    path uuid[] NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    name_en text NOT NULL DEFAULT '',
    position bigint NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'active',
    commission_permille bigint,
    version bigint NOT NULL DEFAULT 1,
    {_whole("category", 60)},
    {_state("category")},
    CONSTRAINT fk_category_parent_id FOREIGN KEY (parent_id) REFERENCES catalog.category (id),
    CONSTRAINT ck_category_path_ends_here CHECK (path[cardinality(path)] = id),
    CONSTRAINT ck_category_path_by_parent
        CHECK (parent_id IS NOT DISTINCT FROM path[cardinality(path) - 1]),
    CONSTRAINT ck_category_not_too_deep CHECK (cardinality(path) <= 8),
    CONSTRAINT ck_category_commission_is_a_share
        CHECK (commission_permille BETWEEN 0 AND 1000)
);
CREATE UNIQUE INDEX uq_category_parent_id_name_key
    ON catalog.category (parent_id, name_key) NULLS NOT DISTINCT;
CREATE INDEX ix_category_path ON catalog.category USING gin (path);

CREATE TABLE catalog.brand (
    id uuid NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    name_en text NOT NULL DEFAULT '',
    initial text NOT NULL,
    logo_file_id uuid,
    description text NOT NULL DEFAULT '',
    state text NOT NULL DEFAULT 'active',
    version bigint NOT NULL DEFAULT 1,
    {_whole("brand", 60)},
    {_state("brand")},
    CONSTRAINT ck_brand_initial_is_a_letter CHECK (initial ~ '^[A-Z#]$')
);
CREATE UNIQUE INDEX uq_brand_name_key ON catalog.brand (name_key);
CREATE INDEX ix_brand_initial_id ON catalog.brand (initial, id);

CREATE TABLE catalog.attribute (
    id uuid NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    name_en text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    kind text NOT NULL,
    unit text NOT NULL DEFAULT '',
    options jsonb NOT NULL DEFAULT '[]',
    own_values boolean NOT NULL DEFAULT false,
    version bigint NOT NULL DEFAULT 1,
    {_whole("attribute", 40)},
    CONSTRAINT ck_attribute_kind_known
        CHECK (kind IN ('text', 'number', 'choice', 'choices', 'date')),
    CONSTRAINT ck_attribute_options_listed CHECK (jsonb_typeof(options) = 'array'),
    CONSTRAINT ck_attribute_options_of_choices
        CHECK (kind IN ('choice', 'choices') OR (options = '[]' AND NOT own_values)),
    CONSTRAINT ck_attribute_unit_of_numbers CHECK (kind = 'number' OR unit = '')
);
CREATE UNIQUE INDEX uq_attribute_name_key_note ON catalog.attribute (name_key, note);
"""

BINDINGS = """
CREATE TABLE catalog.category_brand (
    category_id uuid NOT NULL,
    brand_id uuid NOT NULL,
    CONSTRAINT pk_category_brand PRIMARY KEY (category_id, brand_id),
    CONSTRAINT fk_category_brand_category_id FOREIGN KEY (category_id)
        REFERENCES catalog.category (id) ON DELETE CASCADE,
    CONSTRAINT fk_category_brand_brand_id FOREIGN KEY (brand_id) REFERENCES catalog.brand (id)
);
CREATE INDEX ix_category_brand_brand_id ON catalog.category_brand (brand_id);

CREATE TABLE catalog.category_attribute (
    category_id uuid NOT NULL,
    attribute_id uuid NOT NULL,
    role text NOT NULL,
    required boolean NOT NULL,
    filterable boolean NOT NULL,
    position bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_category_attribute PRIMARY KEY (category_id, attribute_id),
    CONSTRAINT fk_category_attribute_category_id FOREIGN KEY (category_id)
        REFERENCES catalog.category (id) ON DELETE CASCADE,
    CONSTRAINT fk_category_attribute_attribute_id FOREIGN KEY (attribute_id)
        REFERENCES catalog.attribute (id),
    CONSTRAINT ck_category_attribute_role_known CHECK (role IN ('sale', 'parameter'))
);
CREATE INDEX ix_category_attribute_attribute_id ON catalog.category_attribute (attribute_id);

CREATE TABLE catalog.category_requirement (
    category_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    needs_expiry boolean NOT NULL,
    CONSTRAINT pk_category_requirement PRIMARY KEY (category_id, kind),
    CONSTRAINT fk_category_requirement_category_id FOREIGN KEY (category_id)
        REFERENCES catalog.category (id) ON DELETE CASCADE,
    CONSTRAINT ck_category_requirement_name_length
        CHECK (char_length(name) BETWEEN 1 AND 100)
);

CREATE TABLE catalog.spec_template (
    id uuid NOT NULL,
    merchant_id uuid,
    name text NOT NULL,
    name_key text NOT NULL,
    attributes jsonb NOT NULL,
    attribute_ids uuid[] NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_spec_template PRIMARY KEY (id),
    CONSTRAINT ck_spec_template_version_positive CHECK (version > 0),
    CONSTRAINT ck_spec_template_name_length CHECK (char_length(name) BETWEEN 1 AND 60),
    CONSTRAINT ck_spec_template_attributes_listed CHECK (jsonb_typeof(attributes) = 'array')
);
CREATE UNIQUE INDEX uq_spec_template_merchant_id_name_key
    ON catalog.spec_template (merchant_id, name_key) NULLS NOT DISTINCT;
CREATE INDEX ix_spec_template_attribute_ids
    ON catalog.spec_template USING gin (attribute_ids);
"""

WORDS_OF_GOODS = f"""
CREATE TABLE catalog.label (
    id uuid NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    name_en text NOT NULL DEFAULT '',
    colour text NOT NULL,
    position bigint NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'active',
    version bigint NOT NULL DEFAULT 1,
    {_whole("label", 12)},
    {_state("label")},
    CONSTRAINT ck_label_colour_known
        CHECK (colour IN ('red', 'amber', 'green', 'blue', 'teal', 'grey'))
);
CREATE UNIQUE INDEX uq_label_name_key ON catalog.label (name_key);

CREATE TABLE catalog.promise (
    id uuid NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    name_en text NOT NULL DEFAULT '',
    description text NOT NULL DEFAULT '',
    position bigint NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'active',
    version bigint NOT NULL DEFAULT 1,
    {_whole("promise", 20)},
    {_state("promise")}
);
CREATE UNIQUE INDEX uq_promise_name_key ON catalog.promise (name_key);

CREATE TABLE catalog.forbidden_word (
    id uuid NOT NULL,
    word text NOT NULL,
    word_key text NOT NULL,
    level text NOT NULL,
    note text NOT NULL DEFAULT '',
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_forbidden_word PRIMARY KEY (id),
    CONSTRAINT ck_forbidden_word_version_positive CHECK (version > 0),
    CONSTRAINT ck_forbidden_word_word_length CHECK (char_length(word) BETWEEN 1 AND 60),
    CONSTRAINT ck_forbidden_word_level_known CHECK (level IN ('block', 'warn'))
);
CREATE UNIQUE INDEX uq_forbidden_word_word_key ON catalog.forbidden_word (word_key);
"""

# Templates without a merchant are the platform's: all may see them, the module's statements say
# who changes them.
REACHED = """
    CASE WHEN merchant_id IS NOT NULL THEN
        current_setting('houtai.merchants', true) = '*'
        OR merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        )
    ELSE true END
"""

WALL = f"""
ALTER TABLE catalog.spec_template ENABLE ROW LEVEL SECURITY;
CREATE POLICY reach ON catalog.spec_template USING ({REACHED}) WITH CHECK ({REACHED});
"""

RIGHTS = """
GRANT USAGE ON SCHEMA catalog TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    catalog.category, catalog.brand, catalog.attribute, catalog.spec_template,
    catalog.label, catalog.promise, catalog.forbidden_word TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    catalog.category_brand, catalog.category_attribute, catalog.category_requirement
    TO houtai_app;
"""

SEEDS = """
INSERT INTO kit.dictionary (code, name_zh, name_en, is_system, version, changed_at) VALUES
    ('qualification_kind', '资质种类', 'Kinds of qualifications', true, 1, now());

INSERT INTO kit.dictionary_item
    (dictionary_code, code, name_zh, name_en, place, enabled, is_system)
VALUES
    ('qualification_kind', 'food_business', '食品经营许可证', 'Food business permit',
        0, true, true),
    ('qualification_kind', 'food_production', '食品生产许可证', 'Food production permit',
        1, true, true),
    ('qualification_kind', 'alcohol_retail', '酒类经营许可证', 'Alcohol retail permit',
        2, true, true),
    ('qualification_kind', 'publication', '出版物经营许可证', 'Publication permit',
        3, true, true),
    ('qualification_kind', 'cosmetics', '化妆品备案凭证', 'Cosmetics filing', 4, true, true),
    ('qualification_kind', 'medical_device', '医疗器械经营许可或备案', 'Medical device permit',
        5, true, true),
    ('qualification_kind', 'compulsory_certificate', '3C 认证证书', 'CCC certificate',
        6, true, true),
    ('qualification_kind', 'quality_report', '质检报告', 'Quality test report', 7, true, true),
    ('qualification_kind', 'trademark', '商标注册证', 'Trademark registration', 8, true, true),
    ('qualification_kind', 'brand_authorisation', '品牌授权书', 'Brand authorisation',
        9, true, true),
    ('qualification_kind', 'customs', '进口报关单', 'Customs declaration', 10, true, true),
    ('qualification_kind', 'other', '其他资质', 'Another paper', 11, true, true);

UPDATE identity.role SET permissions = permissions || ARRAY[
    'catalog.library.read', 'catalog.category.write', 'catalog.brand.write',
    'catalog.attribute.write', 'catalog.spec_template.write', 'catalog.label.write',
    'catalog.word.write'
] WHERE built_in AND code = 'operator';
UPDATE identity.role SET permissions = permissions || ARRAY[
    'catalog.library.read', 'catalog.spec_template.write'
] WHERE built_in AND code = 'merchant_clerk';
"""
