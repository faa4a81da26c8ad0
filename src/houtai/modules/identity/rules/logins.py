"""One person, one spelling: logins differ neither by case nor by width of their characters."""

import re
from unicodedata import normalize

from houtai.kit.errors import Invalid

LENGTH_MAX = 64
_LOGIN = re.compile(rf"[\w.@+\-]{{2,{LENGTH_MAX}}}")


class LoginUnfit(Invalid):
    """Too short, too long, or with characters that one person types and the next does not."""

    code = "identity.login_unfit"


def normalised(login: str) -> str:
    """The spelling under which a login is looked up."""
    return normalize("NFKC", normalize("NFKC", login.strip()).casefold())


def fit(login: str) -> str:
    """The spelling under which a login is given to somebody. Raises LoginUnfit."""
    spelling = normalised(login)
    if not _LOGIN.fullmatch(spelling) or normalised(spelling) != spelling:
        raise LoginUnfit(place="body/login", length_max=LENGTH_MAX)
    return spelling
