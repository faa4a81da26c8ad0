-- A million rows in each of the lists that may grow so long, of 39 merchants and the platform;
-- 20,000 people.
-- Row n belongs to merchant n % 40, or to the platform where that is 0.
CREATE TEMP TABLE made AS
SELECT n, md5('id ' || n)::uuid AS some_id,
    CASE WHEN n % 40 = 0 THEN NULL ELSE md5('merchant ' || n % 40)::uuid END AS merchant_id,
    md5('person ' || n % 20000)::uuid AS person_id,
    '2026-01-01Z'::timestamptz + n * '20s'::interval AS at,
    -- Ids of version 7 in the order of time, as the house makes them.
    (lpad(to_hex(1767225600000 + n::bigint * 20000), 12, '0') || '7'
        || substr(md5('v7 ' || n), 1, 19))::uuid AS id
  FROM generate_series(1, 1000000) AS n;

INSERT INTO identity.account (id, login, name, password_hash, password_set_at,
    must_change_password, state, language, created_at)
SELECT md5('person ' || n)::uuid, 'staff' || n,
    substr('王李张刘陈杨黄赵吴周', 1 + n % 10, 1) || substr('伟芳娜敏静强磊军洋勇', 1 + n / 10 % 10, 1),
    'x', now(), false, CASE WHEN n % 50 = 0 THEN 'disabled' ELSE 'active' END, 'zh-CN', now()
  FROM generate_series(0, 19999) AS n;

INSERT INTO identity.membership (id, account_id, role_id, merchant_id)
SELECT md5('membership ' || account.id)::uuid, account.id, role.id,
    CASE WHEN role.code = 'merchant_clerk'
        THEN md5('merchant ' || 1 + substr(login, 6)::int % 39)::uuid END
  FROM identity.account JOIN identity.role
    ON role.merchant_id IS NULL AND role.warehouse_id IS NULL
   AND role.code = CASE WHEN substr(login, 6)::int % 40 = 0 THEN 'operator' ELSE 'merchant_clerk' END;

INSERT INTO identity.session (id, account_id, token_hash, created_at, last_seen_at, expires_at,
    idle_seconds_max, user_agent, merchant_id, address)
SELECT id, person_id, sha256(int8send(n)), now(), now(), now() + '1 day'::interval, 86400,
    'Mozilla/5.0', merchant_id, '10.1.0.1'::inet + n % 60000
  FROM made;

INSERT INTO audit.login (position, id, at, account_id, login, name, merchant_id, address,
    user_agent, refused, code, session_id, hash)
SELECT n, id, at, person_id, 'staff' || n % 20000, '王伟', merchant_id, '10.1.0.' || n % 250,
    'Mozilla/5.0', n % 20 = 0, CASE WHEN n % 20 = 0 THEN 'identity.wrong_login' END, some_id,
    sha256(int8send(n))
  FROM made;

INSERT INTO ledger.account (id, home_id, book, unit, owner_id, kind, side, limited, counted,
    opened_at)
SELECT some_id, coalesce(merchant_id, md5('platform')::uuid),
    CASE WHEN n % 3 = 0 THEN 'money' ELSE 'stock' END, 'sku ' || n % 30000, person_id,
    'bench.kind' || n % 7, 'credit', false, true, at
  FROM made;

INSERT INTO ledger.transfer (id, debit_home_id, credit_home_id, chain_id, kind, debit_account_id,
    credit_account_id, posted, pending, reason, document_kind, document_id, actor_id, at)
SELECT id, md5('merchant 1')::uuid, md5('merchant 1')::uuid, id, 'transfer', md5('id 1')::uuid,
    CASE WHEN n % 2 = 0 THEN md5('id 41')::uuid ELSE md5('id 81')::uuid END, 1, 0, 'bench.reason',
    'bench.document', person_id, person_id, at
  FROM made;

INSERT INTO files.file (id, merchant_id, purpose, name, media_type, size_bytes, sha256,
    is_shared, state, uploaded_by, uploaded_at)
SELECT id, merchant_id, CASE WHEN n % 5 = 0 THEN 'avatar' ELSE 'attachment' END,
    'contract ' || n % 90000 || '.pdf', 'application/pdf', 1000, sha256(int8send(n)), false,
    'stored', person_id, at
  FROM made;

INSERT INTO notices.message (id, notice_id, account_id, template, subject, body, link, created_at,
    read_at)
SELECT id, some_id, CASE WHEN n % 2 = 0 THEN md5('reader')::uuid ELSE person_id END,
    CASE WHEN n % 30 = 0 THEN 'identity.new_address' ELSE 'approvals.task_waiting' END,
    'subject', 'body', '/', at, CASE WHEN n % 9 <> 0 THEN at END
  FROM made;

INSERT INTO notices.delivery (id, notice_id, account_id, template, channel, address, subject, body,
    state, attempts, next_try_at, created_at, finished_at)
SELECT id, some_id, person_id,
    CASE WHEN n % 30 = 0 THEN 'identity.new_address' ELSE 'approvals.task_waiting' END,
    CASE WHEN n % 4 = 0 THEN 'sms' ELSE 'email' END, 'a@example.com', 'subject', 'body',
    CASE WHEN n % 200 = 0 THEN 'failed' WHEN n % 5000 = 1 THEN 'waiting' ELSE 'sent' END, 1,
    CASE WHEN n % 5000 = 1 THEN at END, at, CASE WHEN n % 5000 = 1 THEN NULL ELSE at END
  FROM made;

INSERT INTO notices.webhook (id, merchant_id, name, url, secret_salt, kinds, language, enabled,
    version, created_at, created_by)
SELECT md5('webhook ' || n)::uuid, CASE WHEN n > 0 THEN md5('merchant ' || n)::uuid END, 'hook',
    'https://example.com', 'x'::bytea, '{}', 'zh-CN', true, 1, now(), md5('person 1')::uuid
  FROM generate_series(0, 39) AS n;

INSERT INTO notices.webhook_call (id, webhook_id, merchant_id, kind, source, body, state, attempts,
    tries, next_try_at, created_at, finished_at)
SELECT id, md5('webhook ' || n % 40)::uuid, merchant_id,
    CASE WHEN n % 30 = 0 THEN 'approvals.ended' ELSE 'approvals.asked' END, some_id::text, '{}',
    CASE WHEN n % 200 = 0 THEN 'failed' WHEN n % 5000 = 1 THEN 'waiting' ELSE 'delivered' END, 1,
    1, CASE WHEN n % 5000 = 1 THEN at END, at, CASE WHEN n % 5000 = 1 THEN NULL ELSE at END
  FROM made;

INSERT INTO approvals.request (id, number, act, state, asked_by, merchant_id, thing, thing_id,
    title, command, differences, steps, step, at, due_at, ended_at)
SELECT id, 'A' || n, CASE WHEN n % 30 = 0 THEN 'identity.membership.edit' ELSE 'identity.role.edit' END,
    CASE WHEN n % 300 = 0 THEN 'waiting' WHEN n % 10 = 1 THEN 'refused' ELSE 'done' END,
    person_id, merchant_id, 'identity.role', (n % 20000)::text, 'title', '{}', '[]',
    '[{"name": {"zh-CN": "x", "en-US": "x"}}]', 0, at,
    CASE WHEN n % 300 = 0 THEN at END, CASE WHEN n % 300 = 0 THEN NULL ELSE at END
  FROM made;

VACUUM (ANALYZE)
