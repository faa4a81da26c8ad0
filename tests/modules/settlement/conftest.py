"""After-sale asks settlement, as in the composition."""

import pytest

from houtai.modules.aftersale.service import shares
from houtai.modules.settlement.service.giving_back import give_back


@pytest.fixture(autouse=True)
def _composed(monkeypatch):
    monkeypatch.setattr(shares, "_asked", [give_back])
