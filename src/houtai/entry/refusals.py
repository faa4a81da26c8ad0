"""Why a command ends early: a sentence for the reader and an exit code, never a stack trace."""

from typing import ClassVar

from houtai.kit.texts import say


class Refused(Exception):
    """Something is wrong, and nothing was left half done. The key names a text of `cli.toml`."""

    exit_code: ClassVar[int] = 1

    def __init__(self, key: str, **fields: object) -> None:
        super().__init__(key, fields)
        self.key = f"cli.{key}"
        self.fields = fields

    def text(self, language: str) -> str:
        """What happened, why, and what to do."""
        return say(self.key, language, **self.fields)


class WrongUsage(Refused):
    """What was typed cannot be meant."""

    exit_code = 2


class CannotStart(Refused):
    """Something that the command needs is not there."""

    exit_code = 3
