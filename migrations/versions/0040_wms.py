"""The warehouse's places, what lies where, and its outbound work."""

from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    op.execute(PLACES)
    op.execute(LYING)
    op.execute(OUTBOUND)
    op.execute(WORK)
    op.execute(PARCELS)
    op.execute(WALLS)
    op.execute(RIGHTS)
    op.execute(ROLES)


PLACES = """
CREATE SCHEMA wms;

CREATE TABLE wms.zone (
    id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    storage_kind text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_zone PRIMARY KEY (id),
    CONSTRAINT uq_zone_warehouse_id_code UNIQUE (warehouse_id, code),
    CONSTRAINT ck_zone_kind_known CHECK (kind IN ('storage', 'receiving')),
    CONSTRAINT ck_zone_storage_kind_known
        CHECK (storage_kind IN ('normal', 'cold', 'valuable', 'hazardous')),
    CONSTRAINT ck_zone_version_positive CHECK (version > 0)
);

CREATE TABLE wms.bin (
    id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    zone_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    aisle bigint NOT NULL,
    spot bigint NOT NULL,
    tier bigint NOT NULL,
    pieces_max bigint,
    state text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_bin PRIMARY KEY (id),
    CONSTRAINT uq_bin_warehouse_id_code UNIQUE (warehouse_id, code),
    CONSTRAINT fk_bin_zone_id FOREIGN KEY (zone_id) REFERENCES wms.zone (id),
    CONSTRAINT ck_bin_kind_known CHECK (kind IN ('storage', 'receiving')),
    CONSTRAINT ck_bin_place_not_negative CHECK (aisle >= 0 AND spot >= 0 AND tier >= 0),
    CONSTRAINT ck_bin_pieces_max_positive CHECK (pieces_max > 0),
    CONSTRAINT ck_bin_state_known CHECK (state IN ('open', 'closed')),
    CONSTRAINT ck_bin_version_positive CHECK (version > 0)
);
CREATE INDEX ix_bin_warehouse_id_id ON wms.bin (warehouse_id, id);
CREATE INDEX ix_bin_code_id ON wms.bin (code, id);
CREATE INDEX ix_bin_warehouse_id_code_id ON wms.bin (warehouse_id, code, id);
CREATE INDEX ix_bin_zone_id_code_id ON wms.bin (zone_id, code, id);

CREATE TABLE wms.carton (
    id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    name text NOT NULL,
    length_mm bigint NOT NULL,
    width_mm bigint NOT NULL,
    height_mm bigint NOT NULL,
    tare_g bigint NOT NULL,
    load_max_g bigint NOT NULL,
    state text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT pk_carton PRIMARY KEY (id),
    CONSTRAINT uq_carton_warehouse_id_code UNIQUE (warehouse_id, code),
    CONSTRAINT ck_carton_size_positive
        CHECK (length_mm > 0 AND width_mm > 0 AND height_mm > 0),
    CONSTRAINT ck_carton_weights_known CHECK (tare_g >= 0 AND load_max_g > 0),
    CONSTRAINT ck_carton_state_known CHECK (state IN ('open', 'closed')),
    CONSTRAINT ck_carton_version_positive CHECK (version > 0)
);
"""

# `site` is there from the first outbound or the first bin of a warehouse on; whoever makes its bins
# agree with the ledger holds its row. `reserved` may be more than `quantity` once pieces have left
# in another way: whoever comes to pick them finds them short.
LYING = """
CREATE TABLE wms.site (
    warehouse_id uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    CONSTRAINT pk_site PRIMARY KEY (warehouse_id)
);

CREATE TABLE wms.bin_stock (
    bin_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    quantity bigint NOT NULL,
    reserved bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_bin_stock PRIMARY KEY (bin_id, sku_id),
    CONSTRAINT fk_bin_stock_bin_id FOREIGN KEY (bin_id) REFERENCES wms.bin (id),
    CONSTRAINT ck_bin_stock_quantity_not_negative CHECK (quantity >= 0),
    CONSTRAINT ck_bin_stock_reserved_not_negative CHECK (reserved >= 0)
) WITH (fillfactor = 80);
CREATE INDEX ix_bin_stock_sku_id_warehouse_id ON wms.bin_stock (sku_id, warehouse_id);

CREATE TABLE wms.bin_move (
    id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    from_bin_id uuid,
    to_bin_id uuid,
    quantity bigint NOT NULL,
    reason text NOT NULL,
    document_id uuid,
    by_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_bin_move PRIMARY KEY (id),
    CONSTRAINT ck_bin_move_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_bin_move_reason_known
        CHECK (reason IN ('came', 'left', 'moved', 'picked', 'put_back', 'missing')),
    CONSTRAINT ck_bin_move_somewhere CHECK (from_bin_id IS NOT NULL OR to_bin_id IS NOT NULL)
);
CREATE INDEX ix_bin_move_warehouse_id_at_id ON wms.bin_move (warehouse_id, at, id);
CREATE INDEX ix_bin_move_at_id ON wms.bin_move (at, id);

CREATE TABLE wms.follower (
    one boolean NOT NULL DEFAULT true CONSTRAINT ck_follower_one_row CHECK (one),
    before_xid bigint NOT NULL,
    server bigint NOT NULL,
    CONSTRAINT pk_follower PRIMARY KEY (one)
);
INSERT INTO wms.follower (before_xid, server) VALUES (0, 0);

CREATE TABLE wms.scan (
    id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_scan PRIMARY KEY (id)
);
CREATE INDEX ix_scan_at ON wms.scan (at);
"""

OUTBOUND = """
CREATE TABLE wms.outbound (
    id uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    merchant_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    carrier_code text NOT NULL,
    service_code text NOT NULL,
    promise_at timestamptz NOT NULL,
    priority bigint NOT NULL,
    state text NOT NULL,
    kinds bigint NOT NULL,
    pieces bigint NOT NULL,
    weight_g bigint NOT NULL,
    volume_mm3 bigint NOT NULL,
    recipient text NOT NULL,
    phone text NOT NULL,
    region_code text NOT NULL,
    address text NOT NULL,
    remark text NOT NULL,
    group_key uuid NOT NULL,
    wave_id uuid,
    handover_id uuid,
    reason text NOT NULL DEFAULT '',
    asked_at timestamptz NOT NULL,
    picked_at timestamptz,
    packed_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT pk_outbound PRIMARY KEY (id),
    CONSTRAINT ck_outbound_state_known CHECK (state IN ('waiting', 'planned', 'picking', 'picked',
        'checked', 'packed', 'handed_over', 'withdrawn', 'refused', 'short')),
    CONSTRAINT ck_outbound_sums_not_negative
        CHECK (kinds >= 0 AND pieces >= 0 AND weight_g >= 0 AND volume_mm3 >= 0),
    CONSTRAINT ck_outbound_ended_whole CHECK (
        (state IN ('handed_over', 'withdrawn', 'refused', 'short')) = (ended_at IS NOT NULL)),
    CONSTRAINT ck_outbound_handed_to_somebody
        CHECK ((state = 'handed_over') = (handover_id IS NOT NULL))
);
CREATE INDEX ix_outbound_asked_at_id ON wms.outbound (asked_at, id);
CREATE INDEX ix_outbound_warehouse_id_asked_at_id ON wms.outbound (warehouse_id, asked_at, id);
CREATE INDEX ix_outbound_promise_at_id ON wms.outbound (promise_at, id);
CREATE INDEX ix_outbound_warehouse_id_promise_at_id
    ON wms.outbound (warehouse_id, promise_at, id);
CREATE INDEX ix_outbound_warehouse_id_state_promise_at_id
    ON wms.outbound (warehouse_id, state, promise_at, id);
CREATE INDEX ix_outbound_state_promise_at_id ON wms.outbound (state, promise_at, id);
CREATE INDEX ix_outbound_number ON wms.outbound (number);
CREATE INDEX ix_outbound_wave_id ON wms.outbound (wave_id);
CREATE INDEX ix_outbound_handover_id ON wms.outbound (handover_id);

CREATE TABLE wms.outbound_line (
    outbound_id uuid NOT NULL,
    line_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    name text NOT NULL,
    spec text NOT NULL,
    code text NOT NULL,
    barcode text NOT NULL,
    quantity bigint NOT NULL,
    weight_g bigint NOT NULL,
    volume_mm3 bigint NOT NULL,
    picked bigint NOT NULL DEFAULT 0,
    missing bigint NOT NULL DEFAULT 0,
    checked bigint NOT NULL DEFAULT 0,
    CONSTRAINT pk_outbound_line PRIMARY KEY (outbound_id, line_id),
    CONSTRAINT fk_outbound_line_outbound_id
        FOREIGN KEY (outbound_id) REFERENCES wms.outbound (id),
    CONSTRAINT ck_outbound_line_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_outbound_line_counts_within CHECK (
        picked >= 0 AND missing >= 0 AND picked + missing <= quantity
        AND checked BETWEEN 0 AND picked)
);
CREATE INDEX ix_outbound_line_sku_id ON wms.outbound_line (sku_id);
"""

WORK = """
CREATE TABLE wms.wave (
    id uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    warehouse_id uuid NOT NULL,
    mode text NOT NULL,
    state text NOT NULL,
    rule jsonb NOT NULL,
    orders bigint NOT NULL,
    pieces bigint NOT NULL,
    lists bigint NOT NULL,
    walk bigint NOT NULL,
    walk_unplanned bigint NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamptz NOT NULL,
    done_at timestamptz,
    CONSTRAINT pk_wave PRIMARY KEY (id),
    CONSTRAINT uq_wave_number UNIQUE (number),
    CONSTRAINT ck_wave_mode_known CHECK (mode IN ('order', 'batch', 'cluster')),
    CONSTRAINT ck_wave_state_known CHECK (state IN ('open', 'done')),
    CONSTRAINT ck_wave_done_whole CHECK ((state = 'done') = (done_at IS NOT NULL))
);
CREATE INDEX ix_wave_made_at_id ON wms.wave (made_at, id);
CREATE INDEX ix_wave_warehouse_id_made_at_id ON wms.wave (warehouse_id, made_at, id);

CREATE TABLE wms.pick_list (
    id uuid NOT NULL,
    wave_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    mode text NOT NULL,
    state text NOT NULL,
    place bigint NOT NULL,
    orders bigint NOT NULL,
    stops bigint NOT NULL,
    pieces bigint NOT NULL,
    walk bigint NOT NULL,
    picker_id uuid,
    taken_at timestamptz,
    done_at timestamptz,
    CONSTRAINT pk_pick_list PRIMARY KEY (id),
    CONSTRAINT uq_pick_list_number UNIQUE (number),
    CONSTRAINT fk_pick_list_wave_id FOREIGN KEY (wave_id) REFERENCES wms.wave (id),
    CONSTRAINT ck_pick_list_state_known CHECK (state IN ('open', 'taken', 'done')),
    CONSTRAINT ck_pick_list_taken_by_somebody CHECK (state <> 'taken' OR picker_id IS NOT NULL)
);
CREATE INDEX ix_pick_list_wave_id_place ON wms.pick_list (wave_id, place);
CREATE INDEX ix_pick_list_at_work ON wms.pick_list (warehouse_id, state, id)
    WHERE state <> 'done';

CREATE TABLE wms.pick_task (
    id uuid NOT NULL,
    pick_list_id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    outbound_id uuid NOT NULL,
    line_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    bin_id uuid NOT NULL,
    place bigint NOT NULL,
    slot bigint NOT NULL,
    quantity bigint NOT NULL,
    picked bigint NOT NULL DEFAULT 0,
    state text NOT NULL,
    CONSTRAINT pk_pick_task PRIMARY KEY (id),
    CONSTRAINT fk_pick_task_pick_list_id
        FOREIGN KEY (pick_list_id) REFERENCES wms.pick_list (id),
    CONSTRAINT fk_pick_task_outbound_id_line_id FOREIGN KEY (outbound_id, line_id)
        REFERENCES wms.outbound_line (outbound_id, line_id),
    CONSTRAINT fk_pick_task_bin_id FOREIGN KEY (bin_id) REFERENCES wms.bin (id),
    CONSTRAINT ck_pick_task_picked_within CHECK (picked BETWEEN 0 AND quantity),
    CONSTRAINT ck_pick_task_state_known
        CHECK (state IN ('open', 'short', 'done', 'called_off'))
);
CREATE INDEX ix_pick_task_pick_list_id_place ON wms.pick_task (pick_list_id, place);
CREATE INDEX ix_pick_task_outbound_id ON wms.pick_task (outbound_id);
CREATE INDEX ix_pick_task_bin_id_sku_id ON wms.pick_task (bin_id, sku_id)
    WHERE state IN ('open', 'short');

CREATE TABLE wms.shortage (
    id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    task_id uuid NOT NULL,
    outbound_id uuid NOT NULL,
    line_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    bin_id uuid NOT NULL,
    missing bigint NOT NULL,
    state text NOT NULL,
    reported_by uuid NOT NULL,
    reported_at timestamptz NOT NULL,
    counted bigint,
    counted_by uuid,
    counted_at timestamptz,
    CONSTRAINT pk_shortage PRIMARY KEY (id),
    CONSTRAINT fk_shortage_task_id FOREIGN KEY (task_id) REFERENCES wms.pick_task (id),
    CONSTRAINT ck_shortage_missing_positive CHECK (missing > 0),
    CONSTRAINT ck_shortage_state_known
        CHECK (state IN ('asked', 'found', 'elsewhere', 'confirmed', 'called_off')),
    CONSTRAINT ck_shortage_counted_by_another CHECK (counted_by <> reported_by),
    CONSTRAINT ck_shortage_counted_whole CHECK (
        (counted IS NULL) = (counted_by IS NULL) AND (counted IS NULL) = (counted_at IS NULL)
        AND counted >= 0)
);
CREATE INDEX ix_shortage_reported_at_id ON wms.shortage (reported_at, id);
CREATE INDEX ix_shortage_warehouse_id_reported_at_id
    ON wms.shortage (warehouse_id, reported_at, id);
CREATE UNIQUE INDEX uq_shortage_task_id_asked ON wms.shortage (task_id) WHERE state = 'asked';
CREATE INDEX ix_shortage_outbound_id ON wms.shortage (outbound_id);

CREATE TABLE wms.put_back (
    id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    outbound_id uuid NOT NULL,
    line_id uuid NOT NULL,
    sku_id uuid NOT NULL,
    quantity bigint NOT NULL,
    done bigint NOT NULL DEFAULT 0,
    bin_id uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    CONSTRAINT pk_put_back PRIMARY KEY (id),
    CONSTRAINT fk_put_back_bin_id FOREIGN KEY (bin_id) REFERENCES wms.bin (id),
    CONSTRAINT ck_put_back_quantity_positive CHECK (quantity > 0),
    CONSTRAINT ck_put_back_done_within CHECK (done BETWEEN 0 AND quantity)
);
CREATE INDEX ix_put_back_open ON wms.put_back (warehouse_id, id) WHERE done < quantity;
CREATE INDEX ix_put_back_outbound_id ON wms.put_back (outbound_id);
"""

PARCELS = """
CREATE TABLE wms.handover (
    id uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    warehouse_id uuid NOT NULL,
    carrier_code text NOT NULL,
    courier text NOT NULL,
    parcels bigint NOT NULL,
    weight_g bigint NOT NULL,
    made_by uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_handover PRIMARY KEY (id),
    CONSTRAINT uq_handover_number UNIQUE (number),
    CONSTRAINT ck_handover_parcels_positive CHECK (parcels > 0)
);
CREATE INDEX ix_handover_at_id ON wms.handover (at, id);
CREATE INDEX ix_handover_warehouse_id_at_id ON wms.handover (warehouse_id, at, id);

CREATE TABLE wms.parcel (
    id uuid NOT NULL,
    warehouse_id uuid NOT NULL,
    merchant_id uuid NOT NULL,
    outbound_id uuid NOT NULL,
    number text COLLATE "C" NOT NULL,
    carton_code text NOT NULL,
    volume_mm3 bigint NOT NULL,
    weight_g bigint NOT NULL,
    computed_g bigint NOT NULL,
    overruled text NOT NULL DEFAULT '',
    lines jsonb NOT NULL,
    carrier_code text NOT NULL,
    waybill_number text,
    handover_id uuid,
    packed_by uuid NOT NULL,
    packed_at timestamptz NOT NULL,
    CONSTRAINT pk_parcel PRIMARY KEY (id),
    CONSTRAINT uq_parcel_number UNIQUE (number),
    CONSTRAINT fk_parcel_outbound_id FOREIGN KEY (outbound_id) REFERENCES wms.outbound (id),
    CONSTRAINT fk_parcel_handover_id FOREIGN KEY (handover_id) REFERENCES wms.handover (id),
    CONSTRAINT ck_parcel_weight_positive CHECK (weight_g > 0)
);
CREATE INDEX ix_parcel_outbound_id ON wms.parcel (outbound_id);
CREATE INDEX ix_parcel_waybill_number ON wms.parcel (waybill_number)
    WHERE waybill_number IS NOT NULL;
CREATE INDEX ix_parcel_handover_id ON wms.parcel (handover_id);
"""

EVERYWHERE = "current_setting('houtai.warehouses', true) = '*'"
HERE = """warehouse_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]
        )"""
TABLES = (
    "zone", "bin", "carton", "site", "bin_stock", "bin_move", "scan", "outbound", "outbound_line",
    "wave", "pick_list", "pick_task", "shortage", "put_back", "handover", "parcel",
)  # fmt: skip


WITH_MERCHANT = {
    "bin_stock", "bin_move", "outbound", "outbound_line", "pick_task", "shortage", "put_back",
    "parcel",
}  # fmt: skip
OF_EVERY_MERCHANT = "current_setting('houtai.merchants', true) = '*'"
MERCHANT = """merchant_id = ANY (
            NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
        )"""


def _wall(table: str) -> str:
    """Whoever works in the warehouse; and of rows that are somebody's, their merchant."""
    condition = f"CASE WHEN {EVERYWHERE} THEN true ELSE {HERE} END"
    if table in WITH_MERCHANT:
        all_of_it = f"{EVERYWHERE} AND {OF_EVERY_MERCHANT}"
        condition = f"CASE WHEN {all_of_it} THEN true ELSE {HERE} OR {MERCHANT} END"
    return f"""
    ALTER TABLE wms.{table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY reach ON wms.{table} USING ({condition}) WITH CHECK ({condition});
    """


WALLS = "".join(map(_wall, TABLES))

RIGHTS = """
GRANT USAGE ON SCHEMA wms TO houtai_app;
GRANT SELECT, INSERT ON wms.bin_move, wms.handover TO houtai_app;
GRANT SELECT, UPDATE ON wms.follower TO houtai_app;
GRANT SELECT, INSERT, DELETE ON wms.scan TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON wms.zone, wms.bin, wms.carton, wms.site, wms.bin_stock,
    wms.outbound, wms.outbound_line, wms.wave, wms.pick_list, wms.pick_task, wms.shortage,
    wms.put_back, wms.parcel TO houtai_app;
"""

# The manager of a warehouse has `*` inside of what is open to it.
ROLES = """
UPDATE identity.role SET permissions = permissions || ARRAY[
        'wms.outbound.write', 'wms.place.write', 'wms.work.read'
    ] WHERE built_in AND code = 'operator';
UPDATE identity.role SET permissions = permissions || ARRAY[
        'wms.outbound.write', 'wms.place.read', 'wms.work.write'
    ] WHERE built_in AND code = 'warehouse_clerk';
"""
