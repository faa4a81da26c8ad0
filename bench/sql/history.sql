-- A long past: five million transfers, which are ten million entries, over the last thirty days.
INSERT INTO ledger.transfer (
    id, debit_home_id, credit_home_id, chain_id, kind, debit_account_id,
    credit_account_id, posted, pending, reason, document_kind, document_id, actor_id, at
)
SELECT uuidv7(interval '-30 days' + n * interval '0.518 seconds'), md5('home')::uuid,
    md5('home')::uuid, md5('home')::uuid, 'transfer',
    md5('account ' || 1 + (n::bigint * 7919) % 10000)::uuid, md5('sold')::uuid, 1, 0, 'sale', 'order',
    uuidv7(interval '-30 days' + n * interval '0.518 seconds'), md5('home')::uuid,
    now() - interval '30 days' + n * interval '0.518 seconds'
FROM generate_series(1, 5000000) AS n;

UPDATE ledger.account SET debits_posted = debits_posted + 500 WHERE counted;

VACUUM ANALYZE ledger.transfer;

VACUUM ANALYZE ledger.account;

CHECKPOINT
