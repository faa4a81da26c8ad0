-- Trades that wait, or are to be paid at the door, and are locked are paid. Index: pk_trade.
UPDATE ordering.trade AS t SET
    state = 'paid', paid_at = :at, payment_id = paid.payment_id, version = t.version + 1
FROM unnest(CAST(:trades AS uuid[]), CAST(:payments AS uuid[])) AS paid (trade_id, payment_id)
WHERE t.id = paid.trade_id AND t.state IN ('waiting', 'on_delivery')
