"""How long a sheet of 100,000 SKUs takes, from the file to the last row, beside a plain COPY."""

import asyncio
import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID
from zoneinfo import ZoneInfo

import psycopg
from sqlalchemy import text

from bench.ground import Ground, fresh, server
from bench.report import Figure
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import sheets
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.ids import NIL, new_id
from houtai.modules.catalog.public import PRODUCTS

PRODUCT_COUNT = 25_000
SKUS_EACH = 4
MARK_SECONDS = 60
ACTOR = Actor(
    id=NIL,
    permissions=frozenset({"catalog.product.write"}),
    merchant_ids=None,
    warehouse_ids=None,
    category_ids=None,
    all_fields=True,
)
LIBRARY = """
INSERT INTO catalog.category (id, path, name, name_key)
VALUES ({category}, ARRAY[{category}::uuid], '茶叶', '茶叶');

INSERT INTO catalog.attribute (id, name, name_key, kind, options) VALUES
    ({colour}, '包装', '包装', 'choice',
     '[{{"key": "a", "name": "罐装"}}, {{"key": "b", "name": "袋装"}},
       {{"key": "c", "name": "礼盒"}}, {{"key": "d", "name": "散装"}}]'),
    ({origin}, '产地', '产地', 'text', '[]');

INSERT INTO catalog.category_attribute (category_id, attribute_id, role, required, filterable)
VALUES ({category}, {colour}, 'sale', true, true), ({category}, {origin}, 'parameter', true, true)
"""
COPIES = """
CREATE TABLE plain_product (LIKE catalog.product INCLUDING ALL);

CREATE TABLE plain_sku (LIKE catalog.sku INCLUDING ALL)
"""


def run() -> Iterator[Figure]:
    """All figures of goods."""
    with server() as postgres, TemporaryDirectory(prefix="houtai-bench-") as folder:
        ground = fresh(postgres, "goods")
        names = {name: f"'{new_id()}'" for name in ("category", "colour", "origin")}
        ground.run(LIBRARY.format(**names))
        rows = PRODUCT_COUNT * SKUS_EACH
        checked, applied = asyncio.run(_bring_in(ground, Path(folder)))
        plain = _copied(ground)
        whole = checked + applied
        yield Figure(
            f"a sheet of {rows:,} SKUs in {PRODUCT_COUNT:,} products:"
            f" checked in {checked:.1f} s, applied in {applied:.1f} s",
            whole,
            "s",
            f"COPY of the same rows into the same tables with the same indexes: {plain:.2f} s",
            plain,
            whole / plain,
            f"< {MARK_SECONDS} s",
            whole < MARK_SECONDS,
        )


async def _bring_in(ground: Ground, folder: Path) -> tuple[float, float]:
    database = Database(ground.app_url)
    importer = PRODUCTS.placed(ZoneInfo("Asia/Shanghai"), "zh-CN")
    originals = sheets.Originals(folder)
    content = _sheet()
    started = perf_counter()
    original = originals.keep(
        BytesIO(content), import_id=new_id(), name="goods.csv", bytes_max=len(content)
    )
    async with database.transaction(ACTOR) as session:
        import_id = await sheets.dry_run(
            session, ACTOR, importer, original, merchant_id=NIL, at=utc_now()
        )
    checked = perf_counter()
    await sheets.apply(database, ACTOR, importer, import_id, at=utc_now())
    applied = perf_counter()
    await _count(database, import_id)
    await database.close()
    return checked - started, applied - checked


async def _count(database: Database, import_id: UUID) -> None:
    """A fast import that brought in nothing is no import."""
    async with database.transaction() as session:
        done = await session.scalar(
            text("SELECT done_count FROM sheets.import WHERE id = :id"), {"id": import_id}
        )
        there = await session.scalar(
            text("SELECT count(*) FROM catalog.sku WHERE merchant_id = :id"), {"id": SELF_RUN_ID}
        )
    assert done == there == PRODUCT_COUNT * SKUS_EACH, (done, there)


TITLES = (
    *("商品编码", "商品名称", "副标题", "类目", "属性:产地", "销售规格", "SKU 编码", "售价"),
    *("划线价", "成本价", "重量（克）", "体积（立方厘米）", "商品详情"),
)


def _sheet() -> bytes:
    target = StringIO()
    out = csv.writer(target)
    out.writerow(TITLES)
    for product in range(PRODUCT_COUNT):
        code, price = f"T{product:06}", 100 + product % 900
        texts = (code, f"武夷岩茶 {product:06} 号", "传统炭焙，岩骨花香", "茶叶", "武夷山")
        for number, pack in enumerate(("罐装", "袋装", "礼盒", "散装")):
            sku = (f"包装={pack}", f"{code}-{number}", f"{price + number}.50", "1299.00", "60.00")
            out.writerow((*texts, *sku, 250 + number, 900, "高山云雾间手工采制。"))
    return target.getvalue().encode("utf-8-sig")


def _copied(ground: Ground) -> float:
    """The rows as they stand now, out to memory and into bare copies of the two tables."""
    ground.run(COPIES)
    seconds = 0.0
    with psycopg.connect(ground.owner_url, autocommit=True) as connection:
        for table in ("product", "sku"):
            with connection.cursor().copy(f"COPY catalog.{table} TO STDOUT".encode()) as out:
                kept = b"".join(bytes(block) for block in out)
            started = perf_counter()
            with connection.cursor().copy(f"COPY plain_{table} FROM STDIN".encode()) as into:
                into.write(kept)
            seconds += perf_counter() - started
    return seconds
