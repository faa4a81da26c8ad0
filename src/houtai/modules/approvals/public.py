"""What the house may use of approvals. Names only, no logic."""

from houtai.modules.approvals.queries.duties import DUTIES
from houtai.modules.approvals.queries.finding import SEARCHERS
from houtai.modules.approvals.queries.people import People, compose
from houtai.modules.approvals.rules.approvers import Post
from houtai.modules.approvals.service.due import fall_due

__all__ = ["DUTIES", "SEARCHERS", "People", "Post", "compose", "fall_due"]
