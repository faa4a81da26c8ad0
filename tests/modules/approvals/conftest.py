"""Approvals with the house's people, as composition gives them."""

import pytest

from houtai.modules.approvals.public import People, compose
from houtai.modules.identity.queries import holders


@pytest.fixture(scope="session", autouse=True)
def composed() -> None:
    acts = ["identity.membership.edit", "identity.role.edit"]
    compose(People(holders.holders, holders.names, holders.colleagues), acts)
