"""At which step of the migration history a database stands, as far as commands care."""

from houtai.entry.refusals import CannotStart
from houtai.kit import migrate
from houtai.kit.embedded_pg import Address


def require_newest(address: Address) -> None:
    """Refuse to work on a database that is older or newer than this release."""
    present, newest = migrate.present(address.owner_url), migrate.newest()
    if present != newest:
        raise CannotStart("not_migrated", present=present or "0", newest=newest)
