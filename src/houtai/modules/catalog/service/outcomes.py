"""How an act on several products came out: what was done, and why the rest was not."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.errors import Conflict, NotFound
from houtai.modules.catalog.queries.contents import Held, contents
from houtai.modules.catalog.queries.logged import shown
from houtai.modules.catalog.rules.soundness import Finding
from houtai.modules.catalog.rules.states import ProductAct, states_before

THING = "catalog.product"


class ProductUnknown(NotFound):
    """No such product, or another merchant's."""

    code = "products.unknown"


class ActRefused(Conflict):
    """The one product that was meant cannot have it; the code becomes the reason's."""

    code = "products.act_refused"

    def __init__(self, failure: "Failure") -> None:
        self.code = failure.code
        fields: dict[str, Any] = dict(failure.fields)
        super().__init__(**fields)


@dataclass(frozen=True)
class Failure:
    """Why one product was left as it was."""

    product_id: UUID
    code: str
    number: str = ""
    name: str = ""
    fields: Mapping[str, str | int] = field(default_factory=dict)
    findings: Collection[Finding] = ()


@dataclass
class Outcome:
    """What was done, and what was not."""

    done: list[UUID] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)

    def fail(
        self, held: Held, code: str, *, findings: Collection[Finding] = (), **fields: str | int
    ) -> None:
        """One is left as it is."""
        name, number = held.content.name, held.number
        self.failed.append(Failure(held.id, code, number, name, fields, findings))

    def of_one(self) -> None:
        """Raises ProductUnknown or ActRefused where the one product was left."""
        for failure in self.failed:
            if failure.code == ProductUnknown.code:
                raise ProductUnknown
            raise ActRefused(failure)


def ready(
    asked: Iterable[UUID], held: Mapping[UUID, Held], act: ProductAct, outcome: Outcome
) -> list[Held]:
    """Those with which the act may begin; the others are failed."""
    able = []
    for product_id in dict.fromkeys(asked):
        one = held.get(product_id)
        if one is None:
            outcome.failed.append(Failure(product_id, ProductUnknown.code))
        elif one.state not in states_before(act):
            outcome.fail(one, "products.not_in_this_state", state=one.state)
        else:
            able.append(one)
    return able


async def note_all(session: AsyncSession, before: Collection[Held]) -> None:
    """Remember for the operation log how these differ from what they were."""
    after = await contents(session, [one.id for one in before])
    for one in before:
        now = after.get(one.id)
        trail.note(
            session,
            THING,
            one.id,
            name=one.content.name,
            before=shown(one),
            after=None if now is None else shown(now),
        )
