"""What reviews of buyers may be: grades, figures, how long they may be followed up."""

from datetime import datetime, timedelta
from typing import Literal

from houtai.kit.masks import person_name
from houtai.kit.shapes import View
from houtai.modules.catalog.rules.words import WordRule, found_in

TEXT_MAX = 1_000
PICTURES_MAX = 9
STARS_MAX = 5
STARS_GOOD, STARS_MIDDLE = 4, 3
FOLLOW_UP_WITHIN = timedelta(days=180)
NAME_SHOWN_MAX = 3

Grade = Literal["good", "middle", "bad"]
ReviewState = Literal["waiting", "shown", "hidden"]


class ReviewFiguresView(View):
    """What the shown reviews of a product come to. Without any, mean and share are zero."""

    reviews: int = 0
    mean_x100: int = 0
    """Of the stars, times one hundred: 467 is 4.67."""
    good_percent: int = 0
    good: int = 0
    middle: int = 0
    bad: int = 0
    with_pictures: int = 0


class Looked(View):
    """What the machine says of a text: whether it may be shown at once, and what it found."""

    state: ReviewState
    found: list[str]


def grade_of(stars: int) -> Grade:
    """Four and five are good, three is middling, the rest is bad."""
    if stars >= STARS_GOOD:
        return "good"
    return "middle" if stars >= STARS_MIDDLE else "bad"


def figures(
    *, stars_sum: int, good: int, middle: int, bad: int, with_pictures: int
) -> ReviewFiguresView:
    """Mean and share, each rounded to the nearest, a half upwards. A share of good ones is never
    told as all of them while one is not, nor as none while one is.
    """
    reviews = good + middle + bad
    if reviews == 0:
        return ReviewFiguresView()
    share = (200 * good + reviews) // (2 * reviews)
    if 0 < good < reviews:
        share = min(max(share, 1), 99)
    return ReviewFiguresView(
        reviews=reviews,
        mean_x100=(200 * stars_sum + reviews) // (2 * reviews),
        good_percent=share,
        good=good,
        middle=middle,
        bad=bad,
        with_pictures=with_pictures,
    )


def look(text: str, words: list[WordRule], *, first: bool) -> Looked:
    """A blocked word lets it wait, as does a house that looks at everything `first`; a word that is
    only pointed out does not.
    """
    found = found_in(text, words)
    waits = first or any(one.level == "block" for one in found)
    return Looked(state="waiting" if waits else "shown", found=sorted({one.word for one in found}))


def author_shown(name: str) -> str:
    """As others see a member: the first letter and a few stars, however long the name."""
    return person_name(name.strip()[:NAME_SHOWN_MAX])


def may_follow_up(written_at: datetime, at: datetime) -> bool:
    """For half a year."""
    return at < written_at + FOLLOW_UP_WITHIN
