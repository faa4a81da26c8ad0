"""What a request shows of its caller: a token, an address, a program; and that it comes from us."""

from fastapi import Request

from houtai.kit.environment import Environment
from houtai.kit.errors import Forbidden
from houtai.kit.house_key import HouseKey, house_key
from houtai.kit.http import caller_address, comes_from_our_page, needs_secure_cookie
from houtai.modules.identity.rules.sign_in import Caller, shown_user_agent

COOKIE = "houtai_session"
SECURE_COOKIE = f"__Host-{COOKIE}"
"""A browser takes this name over TLS only, for this host alone: no neighbour can plant one."""
_HARMLESS = {"GET", "HEAD", "OPTIONS"}


class CrossSite(Forbidden):
    """A page of another site had the browser send our cookie."""

    code = "identity.cross_site"


def token_of(request: Request) -> str | None:
    """The bearer token counts before the cookie. Raises CrossSite: only a browser adds cookies."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip()
    cookie = request.cookies.get(cookie_name(request))
    if cookie and request.method not in _HARMLESS:
        refuse_cross_site(request)
    return cookie


def refuse_cross_site(request: Request) -> None:
    """SameSite=Strict stops most; this stops neighbours under one domain, and older browsers."""
    if not comes_from_our_page(request):
        raise CrossSite


def changes_others(request: Request) -> bool:
    """Whether the request would change something beyond one's own account and session."""
    own = request.url.path.partition("/identity/")[2].split("/")
    is_own = own[0] == "me" or own[:2] == ["sessions", "current"]
    return request.method not in _HARMLESS and not is_own


def caller_of(request: Request) -> Caller:
    """From where, and with which program."""
    environment: Environment = request.app.state.environment
    return Caller(
        address=caller_address(request),
        user_agent=shown_user_agent(request.headers.get("user-agent")),
        time_zone=environment.time_zone,
    )


def key_of(request: Request) -> HouseKey:
    """The key of this installation."""
    environment: Environment = request.app.state.environment
    return house_key(environment.home)


def cookie_name(request: Request) -> str:
    """Under which name the browser keeps the token."""
    return SECURE_COOKIE if needs_secure_cookie(request) else COOKIE
