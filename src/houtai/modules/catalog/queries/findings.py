"""Findings in the words of whoever reads them."""

from collections.abc import Iterable

from pydantic import computed_field

from houtai.kit.auth import reader
from houtai.kit.environment import LANGUAGES
from houtai.kit.texts import say
from houtai.modules.catalog.rules.soundness import Finding


class FindingView(Finding):
    """One thing that the machine found, as a sentence."""

    @computed_field
    def text(self) -> str:
        """In the reader's language."""
        actor = reader()
        return say(self.code, LANGUAGES[0] if actor is None else actor.language, **self.fields)


def findings_shown(findings: Iterable[Finding]) -> list[FindingView]:
    """All of them."""
    return [FindingView(**one.model_dump()) for one in findings]
