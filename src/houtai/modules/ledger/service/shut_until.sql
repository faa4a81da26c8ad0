-- Move the gate, never back. The transaction is kept: who is older may not have seen it.
INSERT INTO ledger.gate AS g (open_from, xid) VALUES (CAST(:moment AS timestamptz), txid_current())
ON CONFLICT (one) DO UPDATE SET open_from = excluded.open_from, xid = excluded.xid
WHERE g.open_from < excluded.open_from
