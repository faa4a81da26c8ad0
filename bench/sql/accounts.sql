-- Ten thousand limited accounts, well filled, and one account of the outside world.
INSERT INTO ledger.account (
    id, home_id, book, unit, owner_id, kind, side, limited, counted, credits_posted, opened_at
)
SELECT md5('account ' || n)::uuid, md5('home')::uuid, 'stock', 'sku', md5('owner ' || n)::uuid,
    'sellable', 'credit', true, true, 1000000000000, now()
FROM generate_series(1, 10000) AS n;

INSERT INTO ledger.account (
    id, home_id, book, unit, owner_id, kind, side, limited, counted, opened_at
)
VALUES (md5('sold')::uuid, md5('home')::uuid, 'stock', 'sku', md5('home')::uuid,
    'sold', 'credit', false, false, now());

CREATE SCHEMA bench;

CREATE FUNCTION bench.place(a integer, b integer, c integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    accounts uuid[] := ARRAY(
        SELECT id FROM unnest(ARRAY[
            md5('account ' || a)::uuid, md5('account ' || b)::uuid, md5('account ' || c)::uuid
        ]) AS id ORDER BY id
    );
    chain uuid := uuidv7();
    document uuid := uuidv7();
    home uuid := md5('home')::uuid;
    debit uuid;
BEGIN
    FOREACH debit IN ARRAY accounts LOOP
        UPDATE ledger.account SET debits_posted = debits_posted + 1
        WHERE id = debit AND credits_posted - debits_posted - debits_pending >= 1;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'not enough';
        END IF;
        INSERT INTO ledger.transfer (
            id, debit_home_id, credit_home_id, chain_id, kind, debit_account_id,
            credit_account_id, posted, pending, reason, document_kind, document_id, actor_id, at
        )
        VALUES (uuidv7(), home, home, chain, 'transfer', debit, md5('sold')::uuid, 1, 0,
            'sale', 'order', document, home, now());
    END LOOP;
END $$;

VACUUM ANALYZE ledger.account
