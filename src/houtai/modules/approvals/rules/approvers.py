"""Who is to decide about a step, and when it is over."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, TypeAlias
from uuid import UUID

from houtai.kit.auth import Place
from houtai.modules.approvals.rules.flows import Approver, Kind, Step

ASSIGNED_MAX = 200
"""The most people who are asked about one step."""
PLATFORM = Place()
Post: TypeAlias = tuple[Kind, str, Place]
"""Whom composition is asked for: the account, role or permission of this name at this place."""
Cause = Literal["no_flow", "no_approver", "too_many_approvers"]


def posts(step: Step, asked_at: Place) -> list[Post]:
    """What the step's approvers hold, in the order in which it counts."""
    return [post for one in step.approvers for post in _posts_of(one, asked_at)]


def _posts_of(approver: Approver, asked_at: Place) -> list[Post]:
    """An account decides as one who works with the asker if it does, else as the platform's."""
    if approver.kind == "account":
        places = [asked_at] if asked_at == PLATFORM else [asked_at, PLATFORM]
    else:
        places = [asked_at if approver.where == "asker" else PLATFORM]
    return [(approver.kind, approver.subject, place) for place in places]


def assigned(
    wanted: Sequence[Post],
    holders: Mapping[Post, Sequence[UUID]],
    excluded: Collection[UUID],
) -> dict[UUID, Place]:
    """Who is asked, and as whom; the asker and who has decided already are left out."""
    found: dict[UUID, Place] = {}
    for post in wanted:
        for account_id in holders.get(post, ()):
            if account_id not in excluded:
                found.setdefault(account_id, post[2])
    return found


def why_nobody(step: Step, people: Mapping[UUID, Place]) -> Cause | None:
    """Why this step could never be decided; None when it can."""
    if not people:
        return "no_approver"
    if step.mode == "all" and len(people) > ASSIGNED_MAX:
        return "too_many_approvers"
    return None


def is_over(step: Step, *, approved: int, still_open: int) -> bool:
    """Whether the step has what it needs."""
    return approved > 0 and (step.mode == "any" or still_open == 0)
