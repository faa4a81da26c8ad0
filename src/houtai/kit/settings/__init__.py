"""Settings: what the people of the house may set themselves, with a default in code.

    IDLE = Setting("identity.session_idle_minutes", kind=WholeNumber(5, 1440), default=120)

    minutes = await settings.read(session, IDLE)

Declared at module level it stands on the page of settings by itself; its texts are
`settings."identity.session_idle_minutes".name` and `.help`. Secrets are no settings.
"""

from houtai.kit.settings.changing import (
    ChangedMeanwhile,
    ChangeSetting,
    ResetSetting,
    change,
    reset,
)
from houtai.kit.settings.declaring import DECLARED, Setting
from houtai.kit.settings.kinds import (
    ChoiceOf,
    Duration,
    FileOf,
    Kind,
    LineOfText,
    ListOf,
    WholeNumber,
    YesNo,
)
from houtai.kit.settings.reading import read, read_all
from houtai.kit.settings.showing import (
    CHANGES,
    SettingChangeView,
    SettingView,
    UnknownSetting,
    list_changes,
    list_settings,
    setting_of,
)

__all__ = [
    "CHANGES",
    "DECLARED",
    "ChangeSetting",
    "ChangedMeanwhile",
    "ChoiceOf",
    "Duration",
    "FileOf",
    "Kind",
    "LineOfText",
    "ListOf",
    "ResetSetting",
    "Setting",
    "SettingChangeView",
    "SettingView",
    "UnknownSetting",
    "WholeNumber",
    "YesNo",
    "change",
    "list_changes",
    "list_settings",
    "read",
    "read_all",
    "reset",
    "setting_of",
]
