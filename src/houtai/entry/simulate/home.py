"""A home for a simulation: a database of its own that goes with it, nothing else in reach."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from houtai.kit import migrate
from houtai.kit.embedded_pg import EmbeddedPostgres

PREFIX = "HOUTAI_"


@contextmanager
def home_of_its_own() -> Iterator[str]:
    """The address of an empty database. Inside, nothing of what the installation was told counts:
    neither its database nor its store of files can be touched.
    """
    # The database's own user has to get in.
    folder = Path(tempfile.mkdtemp(prefix="houtai-simulation-"))
    folder.chmod(0o755)
    told = {name: os.environ.pop(name) for name in [*os.environ] if name.startswith(PREFIX)}
    os.environ[f"{PREFIX}HOME"] = str(folder)
    server = EmbeddedPostgres(folder)
    try:
        address = server.join()
        migrate.upgrade(address.owner_url)
        yield address.app_url
    finally:
        server.leave()
        del os.environ[f"{PREFIX}HOME"]
        os.environ.update(told)
        shutil.rmtree(folder, ignore_errors=True)
