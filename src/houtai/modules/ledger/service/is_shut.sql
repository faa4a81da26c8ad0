-- Whether the sums reach beyond the transaction that moved the gate.
SELECT g.open_from >= CAST(:moment AS timestamptz) AND r.before_xid > g.xid
FROM ledger.gate AS g CROSS JOIN ledger.rolled_up AS r
