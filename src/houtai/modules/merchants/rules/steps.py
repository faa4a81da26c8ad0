"""The steps of an application: what belongs to each, and which are whole."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

Step = Literal["subject", "licence", "legal_person", "account", "categories", "papers"]
STEPS: tuple[Step, ...] = get_args(Step)
ApplicationState = Literal["draft", "submitted", "returned", "approved", "refused"]
OPEN_TO_CHANGE: tuple[ApplicationState, ...] = ("draft", "returned")
"""When its owner may still write in it."""
NEEDED: Mapping[Step, tuple[str, ...]] = {
    "subject": ("subject_kind", "company_name", "contact_name", "contact_phone", "shop_name"),
    "licence": (
        "licence_number",
        "licence_file_id",
        "licence_region",
        "licence_address",
        "business_scope",
    ),
    "legal_person": ("legal_name", "id_number", "id_front_file_id", "id_back_file_id"),
    "account": ("account_kind", "account_name", "bank_name", "bank_account"),
    "categories": ("category_ids",),
    "papers": ("papers_seen",),
}
"""What has to be there for a step to be whole; all else may be empty."""
FACTS = (
    "subject_kind",
    "contact_name",
    "contact_phone",
    "contact_email",
    "licence_number",
    "licence_file_id",
    "licence_expires_on",
    "licence_region",
    "licence_address",
    "business_scope",
    "legal_name",
    "id_number",
    "id_front_file_id",
    "id_back_file_id",
    "id_expires_on",
    "account_kind",
    "account_name",
    "bank_name",
    "bank_branch",
    "bank_account",
)
"""What a merchant takes over from his application."""


def unfinished(facts: Mapping[str, Any]) -> list[Step]:
    """Steps that lack something, in their order."""
    return [step for step, names in NEEDED.items() if not all(facts.get(name) for name in names)]
