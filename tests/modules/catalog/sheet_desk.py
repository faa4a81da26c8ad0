"""One person who brings in sheets, inside the test's transaction."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, text

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import sheets
from houtai.kit.ids import new_id
from houtai.modules.catalog.public import PRODUCTS
from houtai.modules.catalog.tables import Sku
from tests.conftest import OneTransaction
from tests.modules.catalog.goods import OPERATOR

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
CHINA = ZoneInfo("Asia/Shanghai")


class Desk:
    """One person who brings in sheets, inside the test's transaction."""

    def __init__(self, session, database, tmp_path, ground, actor=OPERATOR) -> None:
        self.session, self.ground, self.actor = session, ground, actor
        self._database = database
        self.originals = sheets.Originals(tmp_path)
        self.merchant_id: UUID | None = None

    @property
    def start(self) -> dict:
        ground = self.ground
        return {
            "商品编码": "LJ",
            "商品名称": "明前龙井",
            "类目": ground.category.name,
            f"属性:{ground.material.name}": "棉",
            "售价": "99.00",
        }

    def spec(self, words: str) -> str:
        return f"{self.ground.colour.name}={words}"

    async def check(self, rows, importer=PRODUCTS) -> UUID:
        titles = list(dict.fromkeys(title for row in rows for title in row))
        target = StringIO()
        out = csv.DictWriter(target, titles)
        out.writeheader()
        out.writerows(rows)
        content = target.getvalue().encode("utf-8-sig")
        original = self.originals.keep(
            BytesIO(content), import_id=new_id(), name="goods.csv", bytes_max=len(content)
        )
        return await sheets.dry_run(
            self.session,
            self.actor,
            importer.placed(CHINA, "zh-CN"),
            original,
            merchant_id=sheets.owner_of(self.actor, importer, self.merchant_id),
            at=NOON,
        )

    async def rows(self, import_id) -> list:
        found = await self.session.execute(
            text(
                "SELECT row_no, act, state, before, after, errors FROM sheets.import_change"
                " WHERE import_id = :id ORDER BY row_no"
            ),
            {"id": import_id},
        )
        return found.all()

    async def errors(self, import_id) -> dict[int, list[tuple[str, str | None]]]:
        return {
            row.row_no: [(one["code"], one["column"]) for one in row.errors]
            for row in await self.rows(import_id)
            if row.errors
        }

    async def apply(self, import_id, importer=PRODUCTS) -> None:
        await self._pass(sheets.apply, import_id, importer)

    async def undo(self, import_id, importer=PRODUCTS) -> None:
        await self._pass(sheets.undo, import_id, importer)

    async def _pass(self, step, import_id, importer) -> None:
        database = OneTransaction(self.session, self._database)
        await step(database, self.actor, importer.placed(CHINA, "zh-CN"), import_id, at=NOON)

    async def bring_in(self, rows, importer=PRODUCTS) -> UUID:
        import_id = await self.check(rows, importer)
        await self.apply(import_id, importer)
        return import_id


async def skus(session) -> list[Sku]:
    found = select(Sku).where(Sku.merchant_id == SELF_RUN_ID).order_by(Sku.code)
    return list(await session.scalars(found.execution_options(populate_existing=True)))
