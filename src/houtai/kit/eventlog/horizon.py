"""How far the log is final: positions behind which no transaction can commit any more."""

from collections import deque
from dataclasses import dataclass

import psycopg

MARKS_MAX = 64


@dataclass(frozen=True)
class Mark:
    """Positions up to `position` are held by transactions numbered below `bound`."""

    position: int
    bound: int


class Horizon:
    """Follows the log over one connection.

    An event's position is taken at the moment of telling, its transaction commits later: at any
    time some positions are still under way. Looking notes the last position handed out and then
    takes a transaction number: whoever holds one of those positions has a lower number. Once no
    lower number is running, everything up to that position is decided. The snapshot's upper end
    would not do as a bound: it lies below running transactions that came after the last one to
    end. A transaction of any kind that runs for long holds the horizon back.
    """

    def __init__(self, connection: psycopg.AsyncConnection) -> None:
        self._connection = connection
        self._marks: deque[Mark] = deque()
        self.settled = 0

    @property
    def pending(self) -> bool:
        """Whether something was told that is not decided yet."""
        return bool(self._marks)

    async def look(self) -> bool:
        """Look once; True when the horizon has moved."""
        known = self._marks[-1].position if self._marks else self.settled
        # With all marks taken, looking for news would only take more numbers.
        known = known if len(self._marks) < MARKS_MAX else 2**63 - 1
        cursor = await self._connection.execute(
            "SELECT last_position, bound, running_from FROM eventlog.look(%s)", [known]
        )
        row = await cursor.fetchone()
        assert row is not None
        last_position, bound, running_from = row
        if bound is not None:
            self._marks.append(Mark(last_position, bound))
        before = self.settled
        while self._marks and self._marks[0].bound <= running_from:
            self.settled = self._marks.popleft().position
        return self.settled > before
