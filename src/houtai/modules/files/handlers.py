"""What the clock asks of files."""

from houtai.kit import jobs
from houtai.kit.environment import Environment
from houtai.kit.objects import open_store
from houtai.modules.files.service import clearing


@jobs.task("files.clear_out", retries=2, seconds_max=3_600)
async def clear_out(context: jobs.Context) -> None:
    """Clear away what is abandoned, deleted long ago, or never came whole."""
    store = open_store(Environment.read())
    await clearing.clear_out(context.database, store, at=context.at)
