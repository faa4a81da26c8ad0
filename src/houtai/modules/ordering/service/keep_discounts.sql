-- What is kept of the discounts of lines with fewer pieces. Index: pk_line_discount.
UPDATE ordering.line_discount AS d SET
    fen = k.platform_fen + k.merchant_fen,
    platform_fen = k.platform_fen,
    merchant_fen = k.merchant_fen
FROM unnest(
    CAST(:cuts AS uuid[]), CAST(:platform AS bigint[]), CAST(:merchant AS bigint[])
) AS k (id, platform_fen, merchant_fen)
WHERE d.id = k.id
