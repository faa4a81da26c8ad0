"""Print templates for tests."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.modules.printing.tables import OwnTemplate, TemplateVersion
from tests.factories.identity import BEGINNING

PLAIN = "*#doc.number* #reprinted(print)"


async def make_print_template(
    session: AsyncSession, place: Place, *, text: str = PLAIN, **changes: Any
) -> OwnTemplate:
    """Of the label of a bin; published once if `published` says so."""
    made_by = new_id()
    owner = {"merchant_id": place.merchant_id, "warehouse_id": place.warehouse_id}
    row = {
        "id": new_id(),
        **owner,
        "kind": "bin_label",
        "name": f"模板 {new_id().hex}",
        "in_force": False,
        "draft": text,
        "width_mm": 70,
        "height_mm": 40,
        "published": 0,
        "version": 1,
        "changed_by": made_by,
        "changed_at": BEGINNING,
    }
    template = OwnTemplate(**row | changes)
    session.add(template)
    await session.flush()
    for number in range(1, template.published + 1):
        version = TemplateVersion(
            template_id=template.id,
            number=number,
            **owner,
            text=text,
            width_mm=70,
            height_mm=40,
            note="",
            published_by=made_by,
            published_at=BEGINNING,
        )
        session.add(version)
    await session.flush()
    return template
