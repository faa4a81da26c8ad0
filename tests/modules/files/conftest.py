"""The store of the installation is a folder of the test's own, and no file lies in it yet."""

from dataclasses import replace

import pytest
from sqlalchemy import delete

from houtai.kit.objects import open_store
from houtai.modules.files.tables import File, FileUse


@pytest.fixture
async def no_files_of_others(session):
    """Other tests of this database keep some; taken back with the test's own transaction."""
    await session.execute(delete(FileUse))
    await session.execute(delete(File))


@pytest.fixture
def store(house, tmp_path):
    usual = house.state.environment
    house.state.environment = replace(usual, home=tmp_path, files_url=None)
    yield open_store(house.state.environment)
    house.state.environment = usual
