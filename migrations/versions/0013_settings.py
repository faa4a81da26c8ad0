"""Settings with their history, and dictionaries of words that people may choose from."""

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.execute(SETTINGS)
    op.execute(DICTIONARIES)
    op.execute(WORDS)


SETTINGS = """
CREATE TABLE kit.setting (
    code text NOT NULL,
    value jsonb,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY (code),
    CONSTRAINT ck_setting_version_positive CHECK (version > 0)
);
GRANT SELECT, INSERT ON kit.setting TO houtai_app;
GRANT UPDATE (value, version, changed_at, changed_by) ON kit.setting TO houtai_app;

CREATE TABLE kit.setting_change (
    id uuid NOT NULL,
    code text NOT NULL,
    version bigint NOT NULL,
    before jsonb,
    after jsonb,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL,
    CONSTRAINT pk_setting_change PRIMARY KEY (id),
    CONSTRAINT uq_setting_change_code_version UNIQUE (code, version)
);
CREATE INDEX ix_setting_change_code_id ON kit.setting_change (code, id);
GRANT SELECT, INSERT ON kit.setting_change TO houtai_app;
"""

DICTIONARIES = """
CREATE TABLE kit.dictionary (
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    is_system boolean NOT NULL,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT pk_dictionary PRIMARY KEY (code),
    CONSTRAINT ck_dictionary_version_positive CHECK (version > 0)
);

CREATE TABLE kit.dictionary_item (
    dictionary_code text NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    place bigint NOT NULL,
    enabled boolean NOT NULL,
    is_system boolean NOT NULL,
    CONSTRAINT pk_dictionary_item PRIMARY KEY (dictionary_code, code),
    CONSTRAINT fk_dictionary_item_dictionary_code FOREIGN KEY (dictionary_code)
        REFERENCES kit.dictionary (code) ON DELETE CASCADE,
    CONSTRAINT ck_dictionary_item_place_known CHECK (place >= 0)
);
GRANT SELECT, INSERT, DELETE ON kit.dictionary, kit.dictionary_item TO houtai_app;
GRANT UPDATE (name_zh, name_en, version, changed_at) ON kit.dictionary TO houtai_app;
GRANT UPDATE (name_zh, name_en, place, enabled) ON kit.dictionary_item TO houtai_app;
"""

WORDS = """
INSERT INTO kit.dictionary (code, name_zh, name_en, is_system, version, changed_at) VALUES
    ('approval.refusal_reason', '驳回原因', 'Reasons to refuse', true, 1, now()),
    ('staff.leaving_reason', '离职原因', 'Reasons to leave', true, 1, now());

INSERT INTO kit.dictionary_item
    (dictionary_code, code, name_zh, name_en, place, enabled, is_system)
VALUES
    ('approval.refusal_reason', 'incomplete', '资料不全', 'Incomplete', 0, true, true),
    ('approval.refusal_reason', 'not_needed', '没有必要', 'Not needed', 1, true, true),
    ('approval.refusal_reason', 'too_far_reaching', '范围过大', 'Too far-reaching', 2, true, true),
    ('approval.refusal_reason', 'other', '其他', 'Other', 3, true, true),
    ('staff.leaving_reason', 'resigned', '主动离职', 'Resigned', 0, true, true),
    ('staff.leaving_reason', 'dismissed', '辞退', 'Dismissed', 1, true, true),
    ('staff.leaving_reason', 'contract_ended', '合同到期', 'Contract ended', 2, true, true),
    ('staff.leaving_reason', 'transferred', '调离', 'Transferred', 3, true, true),
    ('staff.leaving_reason', 'other', '其他', 'Other', 4, true, true);
"""
