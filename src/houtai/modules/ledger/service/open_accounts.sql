-- Open the accounts that are missing, in id order. Index: pk_account.
INSERT INTO ledger.account (
    id, home_id, book, unit, owner_id, kind, side, limited, counted, opened_at
)
SELECT id, home_id, book, unit, owner_id, kind, side, limited, counted, :at
FROM unnest(
    CAST(:ids AS uuid[]), CAST(:homes AS uuid[]), CAST(:books AS text[]), CAST(:units AS text[]),
    CAST(:owners AS uuid[]), CAST(:kinds AS text[]), CAST(:sides AS text[]),
    CAST(:limited AS boolean[]), CAST(:counted AS boolean[])
) AS k (id, home_id, book, unit, owner_id, kind, side, limited, counted)
ORDER BY id
ON CONFLICT DO NOTHING
