-- What no bill can do without: each entry written once more under its bill's number.
CREATE UNLOGGED TABLE bare_line (bill_id uuid, id uuid PRIMARY KEY, net_fen bigint);

INSERT INTO bare_line SELECT merchant_id, id, net_fen FROM settlement.entry;

SELECT bare_line.bill_id, sum(net_fen) FROM bare_line GROUP BY bare_line.bill_id
