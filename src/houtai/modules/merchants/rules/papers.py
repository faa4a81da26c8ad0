"""Papers against what categories ask for: the matrix, what it lacks, and when a paper ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol
from uuid import UUID

PaperState = Literal["draft", "waiting", "valid", "refused", "expired", "replaced"]
GrantState = Literal["asked", "granted", "lacking", "refused", "withdrawn"]
NeedState = Literal["met", "waiting", "missing", "expired", "no_expiry"]
LICENCE, LEGAL_PERSON = "business_licence", "legal_person_id"
OF_BRANDS = ("trademark", "brand_authorisation")
"""Kinds that are about one brand, and name it."""


class Requirement(Protocol):
    """A paper that a category asks for; whoever owns categories says so."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def needs_expiry(self) -> bool: ...


class Paper(Protocol):
    """A paper as far as the matrix looks at it."""

    @property
    def id(self) -> UUID: ...
    @property
    def kind(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def expires_on(self) -> date | None: ...


@dataclass(frozen=True)
class Need:
    """One requirement of one category, and how it stands."""

    kind: str
    name: str
    needs_expiry: bool
    state: NeedState
    paper_id: UUID | None


def is_over(expires_on: date | None, today: date) -> bool:
    """Whether a paper has ended: its last day is still a good one."""
    return expires_on is not None and expires_on < today


def needs(
    requirements: Iterable[Requirement],
    papers: Sequence[Paper],
    today: date,
    *,
    counting: tuple[PaperState, ...],
) -> list[Need]:
    """How each requirement stands; only papers in a state that is `counting` can meet one."""
    return [_need(one, papers, today, counting) for one in requirements]


def _need(
    wanted: Requirement, papers: Sequence[Paper], today: date, counting: tuple[PaperState, ...]
) -> Need:
    of_kind = [paper for paper in papers if paper.kind == wanted.kind]
    ranked = sorted(
        ((_stand(paper, wanted, today, counting), paper) for paper in of_kind),
        key=lambda pair: _RANK.index(pair[0]),
    )
    if not ranked or ranked[0][0] == "missing":
        return Need(wanted.kind, wanted.name, wanted.needs_expiry, "missing", None)
    state, best = ranked[0]
    return Need(wanted.kind, wanted.name, wanted.needs_expiry, state, best.id)


_RANK: tuple[NeedState, ...] = ("met", "waiting", "no_expiry", "expired", "missing")


def _stand(
    paper: Paper, wanted: Requirement, today: date, counting: tuple[PaperState, ...]
) -> NeedState:
    if paper.state == "expired" or is_over(paper.expires_on, today):
        return "expired"
    if paper.state in counting:
        return "no_expiry" if wanted.needs_expiry and paper.expires_on is None else "met"
    return "waiting" if paper.state == "waiting" else "missing"
