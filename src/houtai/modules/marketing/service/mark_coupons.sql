-- What became of coupons; one that another trade holds is left alone. Index: pk_coupon.
UPDATE marketing.coupon AS c
SET state = m.state, trade_id = CASE m.state WHEN 'free' THEN NULL ELSE m.trade_id END
FROM unnest(
    CAST(:ids AS uuid[]), CAST(:members AS uuid[]), CAST(:trades AS uuid[]), CAST(:states AS text[])
) AS m (id, member_id, trade_id, state)
WHERE c.id = m.id
    AND c.member_id = m.member_id
    AND CASE m.state
        WHEN 'held' THEN c.state = 'free'
        ELSE c.trade_id = m.trade_id
    END
