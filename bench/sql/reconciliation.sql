-- A month of a channel: payments that the house knows, and the lines of its bills. One line in a
-- thousand is unknown, one in a thousand has another sum, one payment in a thousand is missing.
INSERT INTO reconciliation.statement
    (id, source, file_name, size_bytes, content_hash, state, channel, purpose, uploaded_by,
     created_at, read_at, form, account, line_count, repeated_count, came_fen, went_fen,
     problem_count, fault, fault_line, fault_word, attempts, version)
VALUES (md5('statement')::uuid, 'upload', 'month.csv', 1, sha256('month'), 'read', 'wechat', 'trade',
        md5('staff')::uuid, now(), now(), 'wechat_trade', '', 0, 0, 0, 0, 0, '', 0, '', 1, 1);

INSERT INTO reconciliation.own
    (id, channel, kind, number, payment_number, gateway_number, amount_fen, moved_at, day)
SELECT md5('own ' || n)::uuid, 'wechat', 'payment', 'P' || n, 'P' || n, 'G' || n, 100 + n %% 90000,
       timestamptz '2026-10-01 04:00Z' + n %% 30 * interval '1 day',
       date '2026-10-01' + n %% 30
  FROM generate_series(1, CAST(%(lines)s AS int)) AS n
 WHERE n %% 1000 <> 1;

INSERT INTO reconciliation.line
    (id, statement_id, place, sheet, line, channel, purpose, kind, number, payment_number,
     gateway_number, amount_fen, fee_fen_thousandths, moved_at, day, party, summary, raw,
     fingerprint, repeated)
SELECT uuidv7(), md5('statement')::uuid, n, 0, n, 'wechat', 'trade', 'payment', 'P' || n, 'P' || n,
       'G' || n, 100 + n %% 90000 + (n %% 1000 = 2)::int, 600,
       timestamptz '2026-10-01 04:00Z' + n %% 30 * interval '1 day',
       date '2026-10-01' + n %% 30, '', '', repeat('x', 200), decode(md5('line ' || n), 'hex'),
       false
  FROM generate_series(1, CAST(%(lines)s AS int)) AS n
 WHERE n %% 1000 <> 3;

INSERT INTO reconciliation.day
    (id, channel, day, stated, line_count, line_fen, own_count, own_fen, pair_count, due_at,
     version)
SELECT uuidv7(), 'wechat', date '2026-10-01' + n, true, 0, 0, 0, 0, 0, now(), 1
  FROM generate_series(0, 30) AS n;

VACUUM ANALYZE reconciliation.own;

VACUUM ANALYZE reconciliation.line;

CHECKPOINT
