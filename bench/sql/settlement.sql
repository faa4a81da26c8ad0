-- Yesterday's earnings of a thousand merchants, the big ones with many: a share, an entry and a mark
-- that it is not billed yet for each order.
INSERT INTO settlement.order_share (order_id, merchant_id, earned_at)
SELECT md5('order ' || n)::uuid, md5('merchant ' || floor(1000 * power(random(), 2)))::uuid, %(at)s
  FROM generate_series(1, CAST(%(entries)s AS int)) AS n;

INSERT INTO settlement.entry (id, merchant_id, order_id, order_number, kind, refund_id, paid_fen,
    subsidy_fen, fee_fen, net_fen, at)
SELECT uuidv7(), merchant_id, order_id, 'O' || md5(order_id::text), 'earning', NULL, 10000, 300, 515,
    9785, %(at)s
  FROM settlement.order_share;

INSERT INTO settlement.unbilled (entry_id, merchant_id, at)
SELECT id, merchant_id, at FROM settlement.entry;

VACUUM ANALYZE settlement.entry;

VACUUM ANALYZE settlement.unbilled;

CHECKPOINT
