"""One list of carriers for shipments, parcels, warehouses and shops; parcels know their waybills.

Codes that were written freely become codes of that list; words that shops had chosen and that no
carrier of the list is meant by are dropped.
"""

from alembic import op

revision = "0044"
down_revision = "0043"

# 'deppon' was the dictionary's word for what the list calls DBL; all others differ by case alone.
ONE_LIST = """
CREATE FUNCTION pg_temp.one_code(written text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN lower(written) = 'deppon' THEN 'DBL'
           ELSE left(regexp_replace(upper(written), '[^A-Z0-9]', '', 'g'), 20) END
$$;
UPDATE wms.outbound SET carrier_code = pg_temp.one_code(carrier_code) WHERE carrier_code <> '';
UPDATE wms.parcel SET carrier_code = pg_temp.one_code(carrier_code) WHERE carrier_code <> '';
UPDATE wms.handover SET carrier_code = pg_temp.one_code(carrier_code) WHERE carrier_code <> '';
UPDATE wms.wave SET rule = jsonb_set(rule, '{carrier_codes}', (
    SELECT coalesce(jsonb_agg(pg_temp.one_code(chosen.code) ORDER BY chosen.place), '[]')
      FROM jsonb_array_elements_text(rule -> 'carrier_codes') WITH ORDINALITY
        AS chosen (code, place)
 ))
 WHERE jsonb_typeof(rule -> 'carrier_codes') = 'array';
UPDATE merchants.shop SET carriers = (
    SELECT coalesce(array_agg(carrier.code ORDER BY chosen.place), '{}')
      FROM unnest(carriers) WITH ORDINALITY AS chosen (code, place)
      JOIN logistics.carrier ON carrier.code = pg_temp.one_code(chosen.code)
 )
 WHERE carriers <> '{}';
DELETE FROM kit.dictionary WHERE code = 'carrier';
"""

SHIPMENTS = """
ALTER TABLE fulfilment.demand ADD COLUMN waybill_carrier text NOT NULL DEFAULT '';
ALTER TABLE fulfilment.shipment
    ADD COLUMN carrier_code text NOT NULL DEFAULT '',
    ADD COLUMN service_code text NOT NULL DEFAULT '';
ALTER TABLE fulfilment.shipment_line
    ADD COLUMN cod_fen bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_shipment_line_cod_not_negative CHECK (cod_fen >= 0);
UPDATE fulfilment.shipment_line AS line SET cod_fen = shipment.cod_fen
  FROM fulfilment.shipment
 WHERE shipment.id = line.shipment_id AND shipment.cod_fen > 0
   AND line.id = (SELECT min(each.id::text)::uuid FROM fulfilment.shipment_line AS each
                   WHERE each.shipment_id = shipment.id);
ALTER TABLE fulfilment.parcel
    ADD COLUMN waybill_id uuid,
    ADD COLUMN waybill_state text NOT NULL DEFAULT 'none',
    ADD COLUMN waybill_error text NOT NULL DEFAULT '',
    ADD CONSTRAINT ck_parcel_waybill_state_known
        CHECK (waybill_state IN ('none', 'asked', 'issued', 'refused', 'typed'));
UPDATE fulfilment.parcel SET waybill_state = 'typed' WHERE number <> '';
CREATE INDEX ix_parcel_refused ON fulfilment.parcel (merchant_id)
 WHERE waybill_state = 'refused';
GRANT DELETE ON fulfilment.parcel TO houtai_app;
"""

WAREHOUSES = """
ALTER TABLE wms.parcel
    ADD COLUMN waybill_state text NOT NULL DEFAULT 'awaited',
    ADD COLUMN waybill_error text NOT NULL DEFAULT '',
    ADD CONSTRAINT ck_parcel_waybill_state_known
        CHECK (waybill_state IN ('awaited', 'given', 'typed', 'refused'));
UPDATE wms.parcel SET waybill_state = 'given' WHERE waybill_number IS NOT NULL;
"""

# Carriers are the platform's to set up; everybody chooses from them by a door of its own.
ROLES = """
UPDATE identity.role SET permissions = array_remove(permissions, 'logistics.carrier.read')
 WHERE built_in AND code = 'merchant_clerk';
"""


def upgrade() -> None:
    """Rows that exist get the codes of the list; nothing of theirs is lost but free words."""
    op.execute(ONE_LIST)
    op.execute(SHIPMENTS)
    op.execute(WAREHOUSES)
    op.execute(ROLES)
