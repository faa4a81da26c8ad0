"""What the scanner says decides; what could not be looked at is not taken."""

import pytest

from houtai.kit.scanning import Malicious, Scanner, ScannerSilent
from houtai.kit.scanning.fake_clamd import EICAR, NAME, fake_clamd

LARGE = b"tea" * 100_000


async def test_what_the_scanner_knows_is_refused_and_named():
    async with fake_clamd() as url:
        with pytest.raises(Malicious) as refused:
            await Scanner.read(url).refuse_malicious(LARGE + EICAR, place="body/file")
    assert refused.value.place == "body/file"
    assert refused.value.fields["name"] == NAME


async def test_what_it_does_not_know_passes():
    seen: list[bytes] = []
    async with fake_clamd(seen=seen) as url:
        await Scanner.read(url).refuse_malicious(LARGE, place="body/file")
    assert seen == [LARGE]


@pytest.mark.parametrize("answer", ["INSTREAM size limit exceeded. ERROR", "ERROR", "nonsense"])
async def test_any_other_answer_is_none(answer):
    async with fake_clamd(says=answer) as url:
        with pytest.raises(ScannerSilent):
            await Scanner.read(url).refuse_malicious(LARGE, place="body/file")


async def test_a_scanner_that_is_not_there_lets_nothing_pass():
    async with fake_clamd() as url:
        scanner = Scanner.read(url)
    with pytest.raises(ScannerSilent):
        await scanner.refuse_malicious(b"tea", place="body/file")


@pytest.mark.parametrize("url", ["clamd://", "http://127.0.0.1:3310", "clamd://a/b", "127.0.0.1"])
def test_a_wrong_address_says_so(url):
    with pytest.raises(ValueError, match="clamd://host"):
        Scanner.read(url)


def test_the_port_is_the_usual_one_unless_said():
    assert Scanner.read("clamd://scanner.internal") == Scanner("scanner.internal", 3310)
