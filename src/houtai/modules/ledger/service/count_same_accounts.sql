-- How many of the accounts stand with just these properties. Index: pk_account.
SELECT count(*)
FROM unnest(
    CAST(:ids AS uuid[]), CAST(:sides AS text[]),
    CAST(:limited AS boolean[]), CAST(:counted AS boolean[])
) AS k (id, side, limited, counted)
JOIN ledger.account AS a USING (id)
WHERE (a.side, a.limited, a.counted) = (k.side, k.limited, k.counted)
