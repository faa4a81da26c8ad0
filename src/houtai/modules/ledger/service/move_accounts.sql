-- Add a batch to the running totals, if every account exists and has what is asked of it.
-- `locked` takes the row locks in id order before the first row changes, whatever the plan of the
-- update is, so two batches can never wait for each other. Index: pk_account.
WITH locked AS MATERIALIZED (
    SELECT 1 FROM ledger.account
    WHERE id = ANY (CAST(:ids AS uuid[]))
    ORDER BY id
    FOR NO KEY UPDATE
)
UPDATE ledger.account AS a SET
    debits_pending = a.debits_pending + c.debits_pending,
    debits_posted = a.debits_posted + c.debits_posted,
    credits_pending = a.credits_pending + c.credits_pending,
    credits_posted = a.credits_posted + c.credits_posted
FROM unnest(
    CAST(:ids AS uuid[]), CAST(:debits_pending AS bigint[]), CAST(:debits_posted AS bigint[]),
    CAST(:credits_pending AS bigint[]), CAST(:credits_posted AS bigint[]),
    CAST(:needs AS bigint[])
) AS c (id, debits_pending, debits_posted, credits_pending, credits_posted, need)
WHERE a.id = c.id
  AND a.counted
  AND (SELECT count(*) FROM locked) = :id_count
  AND (
      NOT a.limited
      OR c.need <= CASE a.side
          WHEN 'credit' THEN a.credits_posted - a.debits_posted - a.debits_pending
          ELSE a.debits_posted - a.credits_posted - a.credits_pending
      END
  )
