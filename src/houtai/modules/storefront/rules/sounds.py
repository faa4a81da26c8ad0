"""How characters sound, without tones: the 6,763 characters that people type, one sound each.

`sounds.txt` was drawn from the data of pypinyin (MIT licence), whose whole dictionary would fill a
web process; whoever reads products asks pypinyin itself, which knows words of several sounds.
"""

from functools import cache
from importlib.resources import files


def sound(text: str) -> str:
    """Its pinyin; a character that is not among them stays as it is."""
    known = _sounds()
    return "".join(known.get(sign, sign) for sign in text)


@cache
def _sounds() -> dict[str, str]:
    lines = (files(__package__) / "sounds.txt").read_text(encoding="utf-8").splitlines()
    return {sign: syllable for syllable, signs in map(str.split, lines) for sign in signs}
