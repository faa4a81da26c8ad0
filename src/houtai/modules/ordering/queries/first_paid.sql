-- Whether an order was the first that its member paid, at all and to its merchant; of orders that
-- were paid together one is the first. Indexes: pk_orders, ix_orders_member_id_id.
SELECT o.id,
    NOT EXISTS (
        SELECT FROM ordering.orders e
        WHERE e.member_id = o.member_id AND e.paid_at IS NOT NULL
            AND (e.paid_at, e.id) < (o.paid_at, o.id)
    ) AS at_all,
    NOT EXISTS (
        SELECT FROM ordering.orders e
        WHERE e.member_id = o.member_id AND e.merchant_id = o.merchant_id
            AND e.paid_at IS NOT NULL AND (e.paid_at, e.id) < (o.paid_at, o.id)
    ) AS at_merchant
FROM ordering.orders o
WHERE o.id = ANY (:order_ids) AND o.paid_at IS NOT NULL
