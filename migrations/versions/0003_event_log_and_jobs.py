"""The event log with its subscribers, and the job queue."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"

# A copy of the library's schema, because history may not change under an installation: a later
# version of the library brings its own step here, made from the library's own migrations.
QUEUE = Path(__file__).parents[1] / "procrastinate_3_10.sql"


def upgrade() -> None:
    op.execute(EVENT_LOG)
    op.execute("CREATE SCHEMA jobs; SET LOCAL search_path = jobs")
    op.execute(QUEUE.read_text(encoding="utf-8"))
    op.execute("SET LOCAL search_path TO DEFAULT")
    op.execute(JOBS)


EVENT_LOG = """
CREATE SCHEMA eventlog;
GRANT USAGE ON SCHEMA eventlog TO houtai_app;

CREATE SEQUENCE eventlog.event_position AS bigint CACHE 1;

-- The transaction's number comes before the position. Who then reads the sequence and takes a
-- number of his own has a bound above all transactions that can hold the positions he saw.
CREATE FUNCTION eventlog.take_position() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_current_xact_id();
    RETURN nextval('eventlog.event_position');
END $$;

-- One look at the log: the last position handed out; when that is news, a transaction number taken
-- after it; the oldest number still running. The order of the three steps is what counts. The
-- message makes the commit reach the disk, so that no crash hands out the same numbers again.
CREATE FUNCTION eventlog.look(
    known bigint, OUT last_position bigint, OUT bound bigint, OUT running_from bigint
) LANGUAGE plpgsql AS $$
BEGIN
    SELECT CASE WHEN is_called THEN last_value ELSE 0 END
      INTO last_position FROM eventlog.event_position;
    IF last_position > known THEN
        bound := pg_current_xact_id()::text::bigint;
        PERFORM pg_logical_emit_message(true, 'eventlog', '');
    END IF;
    running_from := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
END $$;

CREATE TABLE eventlog.event (
    position bigint DEFAULT eventlog.take_position() NOT NULL,
    name text NOT NULL,
    version bigint NOT NULL,
    shard bigint NOT NULL,
    key text NOT NULL,
    body jsonb NOT NULL,
    at timestamptz DEFAULT clock_timestamp() NOT NULL,
    request_id text,
    CONSTRAINT pk_event PRIMARY KEY (position),
    CONSTRAINT ck_event_shard_known CHECK (shard BETWEEN 0 AND 15)
);

CREATE TABLE eventlog.cursor (
    subscriber text NOT NULL,
    lane bigint NOT NULL,
    lanes bigint NOT NULL,
    position bigint NOT NULL,
    moved_at timestamptz NOT NULL,
    CONSTRAINT pk_cursor PRIMARY KEY (subscriber, lane),
    CONSTRAINT ck_cursor_lanes_known CHECK (lanes IN (1, 2, 4, 8, 16)),
    CONSTRAINT ck_cursor_lane_within CHECK (lane >= 0 AND lane < lanes)
);

CREATE TABLE eventlog.parked (
    id uuid NOT NULL,
    subscriber text NOT NULL,
    position bigint NOT NULL,
    key text NOT NULL,
    state text NOT NULL,
    error text,
    attempts bigint NOT NULL,
    parked_at timestamptz NOT NULL,
    settled_at timestamptz,
    settled_by uuid,
    reason text,
    CONSTRAINT pk_parked PRIMARY KEY (id),
    CONSTRAINT ck_parked_state_known CHECK (state IN ('failed', 'waiting', 'replayed', 'skipped')),
    CONSTRAINT ck_parked_failed_says_why CHECK (state <> 'failed' OR error IS NOT NULL),
    CONSTRAINT ck_parked_settled_whole
        CHECK ((state IN ('replayed', 'skipped')) = (settled_at IS NOT NULL)),
    CONSTRAINT ck_parked_skipped_says_why CHECK (state <> 'skipped' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX uq_parked_open ON eventlog.parked (subscriber, key, position)
    WHERE state IN ('failed', 'waiting');

GRANT USAGE, SELECT ON SEQUENCE eventlog.event_position TO houtai_app;
GRANT SELECT, INSERT ON eventlog.event TO houtai_app;
GRANT SELECT, INSERT, UPDATE ON eventlog.cursor, eventlog.parked TO houtai_app;
"""

JOBS = """
CREATE TABLE jobs.failure (
    job_id bigint NOT NULL,
    error text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_failure PRIMARY KEY (job_id),
    CONSTRAINT fk_failure_job_id FOREIGN KEY (job_id)
        REFERENCES jobs.procrastinate_jobs (id) ON DELETE CASCADE
);
CREATE INDEX ix_procrastinate_jobs_status_id ON jobs.procrastinate_jobs (status, id);

GRANT USAGE ON SCHEMA jobs TO houtai_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA jobs TO houtai_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA jobs TO houtai_app;
"""
