"""What memberships add up to: permissions and reach of one person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from houtai.kit.auth import DECLARED, Actor

EVERYTHING = "*"


@dataclass(frozen=True)
class Post:
    """One membership as it counts: the permissions of its role, and where they hold."""

    permissions: Collection[str]
    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None

    @property
    def of_platform(self) -> bool:
        return self.merchant_id is None and self.warehouse_id is None


def actor_of(
    account_id: UUID, language: str, posts: Collection[Post], *, must_change_password: bool
) -> Actor:
    """Permissions of all posts together, and their places; everywhere when one is the platform's.

    Who must change the password first may do nothing else: such an actor passes no door that
    asks for a permission.
    """
    everywhere = any(post.of_platform for post in posts)
    permissions = (each for post in posts for each in post.permissions)
    return Actor(
        id=account_id,
        permissions=frozenset() if must_change_password else expanded(permissions),
        merchant_ids=None if everywhere else _named(post.merchant_id for post in posts),
        warehouse_ids=None if everywhere else _named(post.warehouse_id for post in posts),
        language=language,
    )


def expanded(permissions: Iterable[str]) -> frozenset[str]:
    """`*` stands for every permission that some door declares, now; and stays beside them."""
    named = frozenset(permissions)
    return named | DECLARED if EVERYTHING in named else named


def givable(actor: Actor) -> frozenset[str]:
    """All that the actor holds, spelled as roles spell it: nobody lifts another above himself.

    Only who holds `*` gives it: it also means what later releases add.
    """
    reads = (f"{each.removesuffix('.write')}.read" for each in actor.permissions if _writes(each))
    return actor.permissions.union(reads)


def reaches(actor: Actor, post: Post) -> bool:
    """Whether a post lies wholly inside the actor's reach."""
    if post.of_platform:
        return actor.merchant_ids is None and actor.warehouse_ids is None
    return _inside(actor.merchant_ids, post.merchant_id) and _inside(
        actor.warehouse_ids, post.warehouse_id
    )


def _writes(permission: str) -> bool:
    return permission.endswith(".write")


def _named(ids: Iterable[UUID | None]) -> frozenset[UUID]:
    return frozenset(each for each in ids if each is not None)


def _inside(reach: frozenset[UUID] | None, wanted: UUID | None) -> bool:
    return reach is None or wanted is None or wanted in reach
