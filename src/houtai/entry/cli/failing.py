"""Turns what can be expected to go wrong into one paragraph: what happened, why, what to do."""

import errno
from dataclasses import dataclass

import psycopg
import pydantic
import sqlalchemy.exc
from typer import TyperException

from houtai.entry.cli.words import LANGUAGE, word
from houtai.entry.refusals import CannotStart, Refused, WrongUsage
from houtai.kit.embedded_pg import EmbeddedPostgresFailed
from houtai.kit.errors import HoutaiError
from houtai.kit.texts import say

_NOT_OUR_FAULT = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.EIO}
)


@dataclass(frozen=True)
class Ending:
    """How a command that failed takes leave."""

    exit_code: int
    text: str


def told(problem: Exception) -> Ending | None:
    """The ending for a problem that can be expected; None for one that is our own fault."""
    match problem:
        case Refused():
            exit_code, text = problem.exit_code, problem.text(LANGUAGE)
        case TyperException():
            exit_code, text = WrongUsage.exit_code, _usage_text(problem)
        case pydantic.ValidationError():
            exit_code, text = WrongUsage.exit_code, word("not_valid", said=_faults(problem))
        case EmbeddedPostgresFailed():
            exit_code, text = CannotStart.exit_code, problem.text(LANGUAGE)
        case psycopg.OperationalError() | sqlalchemy.exc.OperationalError():
            said = _reason(problem)
            exit_code, text = CannotStart.exit_code, word("database_away", said=said)
        case HoutaiError():
            exit_code, text = Refused.exit_code, say(problem.code, LANGUAGE, **problem.fields)
        case OSError() if problem.errno in _NOT_OUR_FAULT:
            exit_code, text = CannotStart.exit_code, word("system_refused", said=problem)
        case _:
            return None
    return Ending(exit_code, text)


def _usage_text(problem: TyperException) -> str:
    context = getattr(problem, "ctx", None)
    command = context.command_path if context else "houtai"
    return word("wrong_usage", said=problem.format_message(), command=command)


def _reason(problem: Exception) -> str:
    cause = getattr(problem, "orig", None) or problem
    return str(cause).strip()


def _faults(problem: pydantic.ValidationError) -> str:
    # Only place and reason: the value may be a password.
    return "; ".join(
        f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in problem.errors()
    )
