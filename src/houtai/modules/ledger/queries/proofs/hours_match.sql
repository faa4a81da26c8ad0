-- Sums by kind and hour that, day by day, are not those of the accounts' day totals.
WITH summed AS (
    SELECT a.book, a.kind, a.unit, d.day,
        format('%s/%s', sum(d.debits_posted), sum(d.credits_posted)) AS sums
    FROM ledger.day_total AS d
    JOIN ledger.account AS a ON a.id = d.account_id AND a.home_id = d.home_id
    WHERE a.book = 'money'
    GROUP BY a.book, a.kind, a.unit, d.day
    HAVING sum(d.debits_posted) + sum(d.credits_posted) > 0
), kept AS (
    SELECT book, kind, unit, (hour AT TIME ZONE 'UTC')::date AS day,
        format('%s/%s', sum(debits), sum(credits)) AS sums
    FROM ledger.kind_hour
    GROUP BY book, kind, unit, (hour AT TIME ZONE 'UTC')::date
)
SELECT format('%s %s %s on %s', book, kind, unit, day) AS subject,
    coalesce(s.sums, 'nothing') AS expected, coalesce(k.sums, 'nothing') AS found,
    '' AS entry, '' AS document
FROM summed AS s
FULL JOIN kept AS k USING (book, kind, unit, day)
WHERE s.sums IS DISTINCT FROM k.sums
LIMIT :most
