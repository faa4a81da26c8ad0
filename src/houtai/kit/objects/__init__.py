"""Objects: bytes under a key, in a folder of the installation or in an S3-compatible store."""

from houtai.kit.objects.store import (
    ObjectMissing,
    ObjectStore,
    ObjectStoreAway,
    Opened,
    open_store,
)

__all__ = ["ObjectMissing", "ObjectStore", "ObjectStoreAway", "Opened", "open_store"]
