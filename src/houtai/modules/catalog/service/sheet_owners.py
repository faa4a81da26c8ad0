"""Whose goods an import brings in."""

from uuid import UUID

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import NIL
from houtai.kit.sheets import Upload


def merchant_of(upload: Upload) -> UUID:
    """People of the platform who name nobody bring in goods of its own shop."""
    return SELF_RUN_ID if upload.merchant_id == NIL else upload.merchant_id
