-- Two years of money: a trade in its own account for every ten transfers, half of them refunds' way
-- round; each transfer is two entries.
INSERT INTO ledger.account (
    id, home_id, book, unit, owner_id, kind, side, limited, counted, opened_at
)
SELECT md5('trade ' || n)::uuid, md5('home')::uuid, 'money', 'CNY', md5('trade ' || n)::uuid,
    'receipts', 'credit', true, true, now()
FROM generate_series(1, greatest(1, CAST(%(transfers)s AS int) / 10)) AS n;

INSERT INTO ledger.account (
    id, home_id, book, unit, owner_id, kind, side, limited, counted, opened_at
)
VALUES (md5('channel')::uuid, md5('home')::uuid, 'money', 'CNY', md5('home')::uuid,
    'clearing', 'debit', false, false, now());

INSERT INTO ledger.transfer (
    id, debit_home_id, credit_home_id, chain_id, kind, debit_account_id,
    credit_account_id, posted, pending, reason, document_kind, document_id, actor_id, at
)
SELECT gen_random_uuid(), md5('home')::uuid, md5('home')::uuid, md5('home')::uuid, 'transfer',
    md5('channel')::uuid, md5('trade ' || 1 + n / 10)::uuid, 1 + n %% 9, 0, 'received', 'payment',
    md5('home')::uuid, md5('home')::uuid,
    now() - interval '730 days' * (n::float / CAST(%(transfers)s AS int))
FROM generate_series(1, CAST(%(transfers)s AS int) - 10) AS n;

VACUUM ANALYZE ledger.transfer;

VACUUM ANALYZE ledger.account;

CHECKPOINT
