\set a random(1, 10000)
\set b random(1, 10000)
SELECT bench.place_order(:a, :b);
