"""What always holds of reconciliation: nothing is left out, nothing is done without its trace."""

from collections.abc import Sequence

from sqlalchemy import TextClause, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.invariants import Breach, Invariant
from houtai.modules.ledger import public as ledger
from houtai.modules.reconciliation.rules import accounts
from houtai.modules.reconciliation.tables import Difference

_LINES_LEFT_OUT = text(
    """
    SELECT line.id AS key, 'a pair or a difference' AS expected, 'neither' AS found
      FROM reconciliation.line
      JOIN reconciliation.day ON day.channel = line.channel AND day.day = line.day
      LEFT JOIN reconciliation.pair ON pair.line_id = line.id
      LEFT JOIN reconciliation.difference ON difference.line_id = line.id
     WHERE day.due_at IS NULL AND NOT line.repeated
       AND (line.purpose = 'trade' AND line.kind IN ('payment', 'refund')
            OR line.purpose = 'bank' AND line.kind = 'payment')
       AND pair.line_id IS NULL AND difference.id IS NULL
     ORDER BY line.id
     LIMIT :most
    """
)
_OWN_LEFT_OUT = text(
    """
    SELECT own.id AS key, 'a pair or a difference' AS expected, 'neither' AS found
      FROM reconciliation.own
      JOIN reconciliation.day ON day.channel = own.channel AND day.day = own.day
      LEFT JOIN reconciliation.pair ON pair.own_id = own.id
      LEFT JOIN reconciliation.difference ON difference.own_id = own.id
     WHERE day.due_at IS NULL AND day.stated
       AND pair.own_id IS NULL AND difference.id IS NULL
     ORDER BY own.id
     LIMIT :most
    """
)
_PAIRS_DIFFER = text(
    """
    SELECT pair.line_id AS key, line.amount_fen - own.amount_fen AS expected,
           pair.gap_fen AS found
      FROM reconciliation.pair
      JOIN reconciliation.line ON line.id = pair.line_id
      JOIN reconciliation.own ON own.id = pair.own_id
     WHERE pair.gap_fen <> line.amount_fen - own.amount_fen
        OR line.repeated OR line.kind <> own.kind OR line.channel <> own.channel
     ORDER BY pair.line_id
     LIMIT :most
    """
)
# What is over was found, or somebody did something about it and said why.
_ACTS_WITHOUT_TRACE = text(
    """
    SELECT difference.id AS key, 'who, why and a counterpart' AS expected,
           difference.outcome AS found
      FROM reconciliation.difference
     WHERE difference.state = 'handled'
       AND (difference.handled_by IS NULL
            OR CASE difference.outcome WHEN 'matched' THEN NOT EXISTS (
                   SELECT FROM reconciliation.pair
                    WHERE pair.line_id = difference.line_id OR pair.own_id = difference.own_id)
               ELSE difference.reason = '' END)
     ORDER BY difference.id
     LIMIT :most
    """
)
# Days that nothing new has come to are what their lines, movements and pairs come to.
_DAYS_MISCOUNTED = text(
    """
    WITH theirs AS (
        SELECT line.channel, line.day, count(*) AS count, sum(line.amount_fen) AS fen,
               count(pair.line_id) AS paired
          FROM reconciliation.line
          LEFT JOIN reconciliation.pair ON pair.line_id = line.id
         WHERE NOT line.repeated
           AND (line.purpose = 'trade' AND line.kind IN ('payment', 'refund')
                OR line.purpose = 'bank' AND line.kind = 'payment')
         GROUP BY line.channel, line.day
    ), ours AS (
        SELECT channel, day, count(*) AS count, sum(amount_fen) AS fen
          FROM reconciliation.own GROUP BY channel, day
    ), counted AS (
        SELECT day.channel, day.day,
               ARRAY[day.line_count, day.line_fen, day.pair_count,
                     day.own_count, day.own_fen]::bigint[] AS found,
               ARRAY[coalesce(theirs.count, 0), coalesce(theirs.fen, 0),
                     coalesce(theirs.paired, 0), coalesce(ours.count, 0),
                     coalesce(ours.fen, 0)]::bigint[] AS expected
          FROM reconciliation.day
          LEFT JOIN theirs ON theirs.channel = day.channel AND theirs.day = day.day
          LEFT JOIN ours ON ours.channel = day.channel AND ours.day = day.day
         WHERE day.due_at IS NULL
    )
    SELECT channel || ' ' || day AS key, expected, found
      FROM counted WHERE expected <> found
     ORDER BY channel, day
     LIMIT :most
    """
)


async def _adjusted_in_the_ledger(session: AsyncSession, most: int) -> Sequence[Breach]:
    """What was adjusted of each channel is what the ledger has of its gap."""
    rows = await session.execute(
        select(Difference.channel, func.sum(Difference.amount_fen).label("fen"))
        .where(Difference.outcome == "adjusted")
        .group_by(Difference.channel)
        .order_by(Difference.channel)
    )
    expected = {row.channel: int(row.fen) for row in rows}
    keys = {one: accounts.gap_of(one).id for one in expected}
    totals = await ledger.totals_now(session, SYSTEM, list(keys.values()))
    found = {one: totals[key].balance if key in totals else 0 for one, key in keys.items()}
    return [
        Breach(f"adjusted with {one}", str(fen), str(found[one]))
        for one, fen in expected.items()
        if found[one] != fen
    ][:most]


def _none_of(name: str, sought: TextClause) -> Invariant:
    async def prove(session: AsyncSession, most: int) -> Sequence[Breach]:
        rows = await session.execute(sought, {"most": most})
        return [Breach(str(row.key), str(row.expected), str(row.found)) for row in rows]

    return Invariant(f"reconciliation.{name}", prove)


INVARIANTS = [
    _none_of("lines_accounted_for", _LINES_LEFT_OUT),
    _none_of("movements_accounted_for", _OWN_LEFT_OUT),
    _none_of("pairs_are_their_sides", _PAIRS_DIFFER),
    _none_of("acts_have_traces", _ACTS_WITHOUT_TRACE),
    _none_of("days_are_their_lines", _DAYS_MISCOUNTED),
    Invariant("reconciliation.adjusted_in_ledger", _adjusted_in_the_ledger),
]
