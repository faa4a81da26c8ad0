-- Sums of orders whose lines were written anew. Index: pk_orders.
UPDATE ordering.orders AS o SET
    goods_fen = s.goods_fen,
    freight_fen = s.freight_fen,
    freight_off_fen = s.freight_off_fen,
    discount_fen = s.discount_fen,
    adjust_fen = s.adjust_fen,
    payable_fen = s.payable_fen,
    pieces_count = s.pieces_count,
    version = o.version + 1
FROM unnest(
    CAST(:orders AS uuid[]), CAST(:goods_fen AS bigint[]), CAST(:freight_fen AS bigint[]),
    CAST(:freight_off_fen AS bigint[]), CAST(:discount_fen AS bigint[]),
    CAST(:adjust_fen AS bigint[]), CAST(:payable_fen AS bigint[]), CAST(:pieces_count AS bigint[])
) AS s (
    id, goods_fen, freight_fen, freight_off_fen, discount_fen, adjust_fen, payable_fen, pieces_count
)
WHERE o.id = s.id
