"""Where exported files lie: a folder that only the installation's own user reads."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID


class Files:
    """The id of the export is the name; nothing that anybody typed ever is."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "exports"

    def path(self, export_id: UUID) -> Path:
        """Where a finished file lies."""
        return self.folder / str(export_id)

    async def begin(self, export_id: UUID) -> Path:
        """Where it is written until it is whole."""
        await asyncio.to_thread(self.folder.mkdir, mode=0o700, parents=True, exist_ok=True)
        return self.folder / f"{export_id}.part"

    async def finish(self, export_id: UUID) -> int:
        """Give it its name; returns its size in bytes."""
        path = self.path(export_id)
        part = self.folder / f"{export_id}.part"
        await asyncio.to_thread(part.replace, path)
        return (await asyncio.to_thread(path.stat)).st_size

    async def drop(self, export_ids: Iterable[UUID]) -> None:
        """Remove files, whole or half; those that are gone do not matter."""
        await asyncio.to_thread(self._remove, list(export_ids))

    def _remove(self, export_ids: list[UUID]) -> None:
        for export_id in export_ids:
            for name in (str(export_id), f"{export_id}.part"):
                (self.folder / name).unlink(missing_ok=True)
