"""Who is asking: requests that arrive together ask the database once.

Nothing is kept: a statement begins after the last of them arrived, and sees what is committed then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from weakref import WeakKeyDictionary

from houtai.kit.batch import Batcher
from houtai.kit.lookups import Lookups
from houtai.modules.members.queries.members import members_of_tokens


@dataclass(frozen=True, slots=True)
class _Shown:
    """A token that somebody shows, by its hash."""

    token_hash: bytes
    at: datetime


_askers: WeakKeyDictionary[Lookups, Batcher[_Shown, UUID | None]] = WeakKeyDictionary()


async def recognise(lookups: Lookups, token_hash: bytes, at: datetime) -> UUID | None:
    """Who holds this token; None once it has ended in any way."""
    asker = _askers.get(lookups)
    if asker is None:

        async def ask(shown: Sequence[_Shown]) -> Sequence[UUID | None]:
            hashes = {one.token_hash for one in shown}
            found = await members_of_tokens(lookups, hashes, max(one.at for one in shown))
            return [found.get(one.token_hash) for one in shown]

        asker = _askers[lookups] = Batcher(ask)
    return await asker.submit(_Shown(token_hash, at))
