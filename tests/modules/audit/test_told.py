"""What a kept value says to whoever reads the log of a thing."""

from uuid import uuid4

import pytest

from houtai.kit.trail import FieldChange, Note
from houtai.modules.audit.queries import told, words
from tests.factories.audit import deed, keep_all
from tests.factories.inventory import make_warehouse
from tests.modules.audit.test_api import ask, platform

__all__ = ["ask"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("state", "open", "未关闭"),
        ("mode", "cluster", "边拣边分"),
        ("note", "open", None),
        ("payable_fen", 123_456, "¥1,234.56"),
        ("intercept_fen_max", 5_000, "¥50.00"),
        ("pieces", 4, None),
        ("prints", ["waybill", "pick_list"], "快递单\n拣货单"),
        ("permissions", ["wms.outbound.read"], "出库管理 查看"),
        (
            "by_province",
            [{"province": "西藏自治区", "carrier_code": "POST"}],
            "省份：西藏自治区；承运商：POST",
        ),
        ("rates", {"near_fen": 500, "send_part": True}, "区域内运费：¥5.00\n缺货先发有货：是"),
    ],
)
def test_codes_money_and_objects_are_said_in_words(field, value, said):
    assert told.in_words(field, value, {}) == said


def test_an_id_is_called_by_its_name_or_says_nothing():
    known, unknown = str(uuid4()), str(uuid4())
    assert told.in_words("warehouse_id", known, {known: "中心仓"}) == "中心仓"
    assert told.in_words("warehouse_id", unknown, {}) == ""
    assert told.in_words("merchant_ids", [known, unknown], {known: "清风茶铺"}) == "清风茶铺"
    assert told.in_words("prices_fen", {unknown: 500, known: 900}, {known: "茶"}) == (
        "¥5.00\n茶：¥9.00"
    )
    assert told.in_words("logo_file_id", unknown, {}) == f"文件 …{unknown[-6:]}"


async def test_the_log_of_a_thing_names_the_warehouse(session, ask):
    warehouse_id = await make_warehouse(session, name="深圳一号仓")
    change = FieldChange("warehouse_id", None, str(warehouse_id))
    thing_id = str(uuid4())
    made = deed(Note("wms.wave", thing_id, "W1", (change,)))
    await keep_all(session, made)
    page = await ask(platform(), f"/api/console/audit/things/wms.wave/{thing_id}")
    assert page["items"][0]["changes"][0]["after_text"] == "深圳一号仓"
    shown = await ask(platform(), f"/api/console/audit/entries/{made.deed_id}")
    assert shown["changes"][0]["after_text"] == "深圳一号仓"


def test_a_field_that_nobody_knows_is_called_by_itself():
    assert words.field_name("from_another_time") == "from_another_time"
