-- A million entries over a year: few people do most, a few doors are used most, one in twenty is
-- refused, a third is done at the platform. Indexes are made when the rows are in.
CREATE TEMP TABLE made_later AS
SELECT indexdef FROM pg_indexes WHERE schemaname = 'audit' AND tablename = 'entry'
   AND indexname LIKE 'ix\_%';

DO $$
DECLARE index_name text;
BEGIN
    FOR index_name IN SELECT indexname FROM pg_indexes WHERE schemaname = 'audit'
        AND tablename = 'entry' AND indexname LIKE 'ix\_%'
    LOOP EXECUTE format('DROP INDEX audit.%I', index_name); END LOOP;
END $$;

INSERT INTO audit.entry (position, id, deed_id, at, actor_id, actor_login, actor_name, merchant_id,
    warehouse_id, address, user_agent, door, method, path, thing, thing_id, name, changes, cut,
    status, refused, code, request_id, hash)
SELECT n, md5('entry ' || n)::uuid, md5('entry ' || n)::uuid,
    '2026-01-01Z'::timestamptz + n * '31s'::interval,
    md5('person ' || person)::uuid, 'staff' || person, person_name.name,
    CASE WHEN merchant < 12 THEN NULL ELSE md5('merchant ' || merchant)::uuid END,
    CASE WHEN merchant % 4 = 1 THEN md5('warehouse ' || merchant)::uuid END,
    '10.1.' || person % 20 || '.' || person % 250, 'Mozilla/5.0 (X11; Linux x86_64)',
    'door_' || door, 'PUT', '/api/console/things/' || thing_id, 'kind.thing' || door % 15,
    thing_id::text, thing_name.name,
    '[{"field":"name","before":"a","after":"b","sensitive":null}]', 0,
    CASE WHEN n % 20 = 0 THEN 403 ELSE 204 END, n % 20 = 0,
    CASE WHEN n % 20 = 0 THEN 'request.forbidden' END, 'request-' || n,
    sha256(int8send(n))
  FROM generate_series(1, 1000000) AS n,
       LATERAL (SELECT hashint8(n)::bigint & 2147483647 AS dice) AS thrown,
       LATERAL (
           SELECT (200 * power(dice % 10007 / 10007.0, 3))::int AS person,
               dice % 36 AS merchant,
               (60 * power(dice % 7919 / 7919.0, 2))::int AS door,
               dice % 150000 AS thing_id
       ) AS chosen
  JOIN bench_name AS person_name ON person_name.number = person
  JOIN bench_name AS thing_name ON thing_name.number = 300 + thing_id % 5000;

INSERT INTO audit.entry_word
SELECT position, thing_name.words || person_name.words
  FROM audit.entry
  JOIN bench_name AS person_name ON 'staff' || person_name.number = actor_login
  JOIN bench_name AS thing_name ON thing_name.number = 300 + thing_id::int % 5000
 ORDER BY position;

DO $$
DECLARE definition text;
BEGIN
    FOR definition IN SELECT indexdef FROM made_later LOOP EXECUTE definition; END LOOP;
END $$;

VACUUM (ANALYZE) audit.entry;

VACUUM (ANALYZE) audit.entry_word
