"""The store of the installation is a folder of the test's own."""

from dataclasses import replace

import pytest

from houtai.kit.objects import open_store


@pytest.fixture
def store(house, tmp_path):
    usual = house.state.environment
    house.state.environment = replace(usual, home=tmp_path, files_url=None)
    yield open_store(house.state.environment)
    house.state.environment = usual
