"""Reactions to events and to the clock, and the jobs that send what was written down."""

from houtai.modules.notices.handlers.clock import forget, give_up, wake
from houtai.modules.notices.handlers.events import HEARD, let_hear, teller
from houtai.modules.notices.handlers.sending import TASKS

__all__ = ["HEARD", "TASKS", "forget", "give_up", "let_hear", "teller", "wake"]
