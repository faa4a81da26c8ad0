"""Every text that a person reads stands in the catalogues: in both languages, used, fillable."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

import pytest

from houtai.kit.environment import LANGUAGES
from houtai.kit.errors import HoutaiError
from houtai.kit.invariants import Invariant
from houtai.kit.texts import catalogue
from tests.architecture import composed
from tests.architecture.sources import Source, assert_none, calls, house, name_of

Catalogues = Mapping[str, Mapping[str, str]]
KEY = re.compile(r"^[a-z_]+(\.[a-z0-9_]+)+$")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def unequal(catalogues: Catalogues) -> Iterator[str]:
    """Same keys in every language, and the same placeholders under each."""
    keys = set().union(*catalogues.values())
    for key in sorted(keys):
        texts = [catalogues[language].get(key) for language in catalogues]
        if None in texts:
            yield f"{key} is missing in a language"
        elif len({frozenset(placeholders(str(text))) for text in texts}) > 1:
            yield f"{key} has other placeholders in one language"


def key_patterns(sources: Iterable[Source]) -> Iterator[re.Pattern[str]]:
    """What the code names: whole keys, `area.` + rest, and f-strings with holes."""
    for source in sources:
        if source.path.endswith(".html"):
            yield from (
                re.compile(re.escape(key))
                for key in re.findall(r"[a-z_]+\.[a-z0-9_.]+", source.text)
            )
        if not source.is_code:
            continue
        for node in source.nodes:
            match node:
                case ast.Constant(value=str(text)) if KEY.match(text):
                    yield re.compile(re.escape(text))
                case ast.Constant(value=str(text)) if KEY.match(f"{text}x") and text.endswith("."):
                    yield re.compile(re.escape(text) + ".+")
                case ast.JoinedStr(values=parts):
                    yield re.compile("".join(_part(part) for part in parts))


def _part(part: ast.expr) -> str:
    is_text = isinstance(part, ast.Constant)
    return re.escape(str(part.value)) if is_text else "[a-z0-9_.]+"


def unused(keys: Iterable[str], sources: Iterable[Source]) -> list[str]:
    patterns = {pattern.pattern for pattern in key_patterns(sources)} - {"[a-z0-9_.]+"}
    named = re.compile("|".join(f"(?:{pattern})" for pattern in sorted(patterns)) or "$^")
    return [f"{key} is said nowhere" for key in sorted(keys) if not named.fullmatch(key)]


def codes(errors: Iterable[type[HoutaiError]]) -> dict[str, str]:
    """Name of each error class, and the code it is answered with."""
    return {error.__name__: error.code for error in errors}


def unsayable(code_of: Mapping[str, str], catalogues: Catalogues) -> Iterator[str]:
    for name, code in code_of.items():
        if not all(code in texts for texts in catalogues.values()):
            yield f"{name} has no text under {code}"


def shared_codes(errors: Iterable[type[HoutaiError]]) -> Iterator[str]:
    """A class of a module has a code of its own; only kit's bases lend theirs."""
    for error in errors:
        if "code" not in vars(error):
            yield f"{error.__module__}.{error.__name__} borrows the code {error.code}"


def unfilled(source: Source, code_of: Mapping[str, str], texts: Mapping[str, str]) -> Iterator[str]:
    """Where an error is raised, every placeholder of its text is given."""
    for call in calls(source.tree) if source.is_code else []:
        code = code_of.get(name_of(call))
        given = {keyword.arg for keyword in call.keywords}
        missing = placeholders(texts.get(code or "", "")) - given
        if missing and None not in given:
            yield f"{source.at(call)} {name_of(call)} leaves out {', '.join(sorted(missing))}"


def all_catalogues() -> Catalogues:
    return {language: catalogue(language) for language in LANGUAGES}


def house_errors() -> list[type[HoutaiError]]:
    composed.whole_house()
    return [one for one in composed.descendants(HoutaiError) if issubclass(one, HoutaiError)]


def test_both_languages_say_the_same():
    assert_none(unequal(all_catalogues()))


def test_every_error_has_a_text():
    assert_none(unsayable(codes([HoutaiError, *house_errors()]), all_catalogues()))


def test_every_error_has_its_own_code():
    assert_none(shared_codes(house_errors()))


def test_every_error_is_raised_with_what_its_text_needs():
    code_of = codes(house_errors())
    texts = catalogue(LANGUAGES[0])
    assert_none(breach for source in house() for breach in unfilled(source, code_of, texts))


def test_every_text_is_used():
    assert_none(unused(catalogue(LANGUAGES[0]), house()))


def test_every_invariant_says_what_it_promises():
    named = {one.name: one.name for one in composed.invariants()}
    assert_none(unsayable(named, all_catalogues()))


# --- each rule can fail -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chinese", "english", "breaches"),
    [
        ({"a.b": "{n} 件"}, {"a.b": "{n} items"}, 0),
        ({"a.b": "{n} 件"}, {"a.b": "{count} items"}, 1),
        ({"a.b": "件"}, {}, 1),
    ],
)
def test_an_unequal_pair_is_found(chinese, english, breaches):
    assert len(list(unequal({"zh-CN": chinese, "en-US": english}))) == breaches


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ('code = "a.one"', ["a.two is said nowhere"]),
        ('say(f"a.{name}", language)', []),
        ('say("a." + name, language)', []),
        ('say(f"{name}", language)', ["a.one is said nowhere", "a.two is said nowhere"]),
    ],
)
def test_a_text_that_nobody_says_is_found(code, missing):
    assert unused(["a.one", "a.two"], [Source("src/houtai/kit/clip.py", code)]) == missing


def test_an_error_without_text_or_code_is_found():
    class Lost(HoutaiError):
        code = "nowhere.lost"

    class Borrowing(Lost):
        pass

    assert len(list(unsayable(codes([Lost]), all_catalogues()))) == 1
    assert len(list(shared_codes([Lost, Borrowing]))) == 1


def test_an_error_raised_without_its_fields_is_found():
    texts = {"a.full": "{account} is full"}
    for given, breaches in (("", 1), ("account=1", 0), ("**fields", 0)):
        source = Source("src/houtai/kit/clip.py", f"raise Full({given})")
        assert len(list(unfilled(source, {"Full": "a.full"}, texts))) == breaches


def test_an_invariant_without_text_is_found():
    async def none(_session: object, _limit: int) -> list[object]:
        return []

    lost = Invariant("nowhere.lost", none)
    assert list(unsayable({lost.name: lost.name}, all_catalogues()))
