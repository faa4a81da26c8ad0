"""The server's settings, fitted to the memory of the machine or of the container."""

from pathlib import Path

import psutil

MB = 1 << 20
GB = 1 << 30

SETTINGS_FILE = "houtai.conf"

# PostgreSQL takes the last word on a setting, so what users write below the include wins.
POSTGRESQL_CONF = f"""\
# houtai rewrites {SETTINGS_FILE} at every start; do not edit that file.
include = '{SETTINGS_FILE}'

# Your own settings go below: they win over houtai's, and no start or upgrade touches them.
"""

# No line lets anybody in without a password, and the server listens on no network.
PG_HBA_CONF = """\
local all         all          scram-sha-256
local replication houtai_owner scram-sha-256
"""


def settings_text(socket_folder: Path, memory_bytes: int) -> str:
    """The content of houtai.conf."""
    memory = {
        "shared_buffers": _clamp(memory_bytes // 8, 128 * MB, 4 * GB),
        "effective_cache_size": _clamp(memory_bytes // 2, 256 * MB, 1 << 40),
        "work_mem": _clamp(memory_bytes // 512, 4 * MB, 64 * MB),
        "maintenance_work_mem": _clamp(memory_bytes // 32, 64 * MB, GB),
    }
    lines = [f"{name} = {size_bytes // MB}MB" for name, size_bytes in memory.items()]
    return _FIXED.format(socket_folder=socket_folder, memory="\n".join(lines))


def usable_memory_bytes() -> int:
    """Memory of the machine, or less where a control group says so."""
    limits = [int(psutil.virtual_memory().total)]
    for file in _limit_files():
        try:
            text = file.read_text().strip()
        except OSError:
            continue
        if text.isdecimal():
            limits.append(int(text))
    return min(limits)


def _limit_files() -> list[Path]:
    """Our own control group and all above it, as far as they can be seen from here."""
    root = Path("/sys/fs/cgroup")
    files = [root / "memory.max", root / "memory" / "memory.limit_in_bytes"]
    try:
        groups = Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return files
    for line in groups:
        if line.startswith("0::"):
            own = root / line.removeprefix("0::").strip("/")
            files += [
                folder / "memory.max" for folder in (own, *own.parents) if root in folder.parents
            ]
    return files


def _clamp(size_bytes: int, least: int, most: int) -> int:
    return max(least, min(size_bytes, most))


_FIXED = """\
# Written by houtai at every start. Put your own settings into postgresql.conf, below its include.

# Reached through a socket in a folder that only the server's user can open; never by network.
listen_addresses = ''
unix_socket_directories = '{socket_folder}'
unix_socket_permissions = 0700
max_connections = 100
password_encryption = 'scram-sha-256'

# Nothing that was acknowledged may be lost.
fsync = on
synchronous_commit = on
full_page_writes = on

# Fitted to the memory found at this start.
{memory}
huge_pages = try

# Long, even checkpoints; the write-ahead log holds full pages, which compress well.
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9
max_wal_size = 4GB
min_wal_size = 256MB
wal_compression = pglz

# Disks without moving parts; statements too short to be worth compiling.
random_page_cost = 1.1
effective_io_concurrency = 64
jit = off

# Tables that mostly grow must be frozen and counted early and often, in small bites.
autovacuum_naptime = 30s
autovacuum_vacuum_insert_scale_factor = 0.05
autovacuum_vacuum_scale_factor = 0.05
autovacuum_analyze_scale_factor = 0.02
autovacuum_vacuum_cost_limit = 1000

# A forgotten transaction must not hold locks or keep dead rows for hours.
idle_in_transaction_session_timeout = 5min
max_locks_per_transaction = 256

track_io_timing = on
log_min_duration_statement = 2s
log_lock_waits = on
log_checkpoints = off
log_line_prefix = '%m [%p] %q%u@%d '

# The same everywhere, whatever the machine speaks and wherever it stands.
timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, ymd'
lc_messages = 'C'
lc_monetary = 'C'
lc_numeric = 'C'
lc_time = 'C'
default_text_search_config = 'pg_catalog.simple'
"""
