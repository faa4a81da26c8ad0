"""What stands on the screens, as far as the tests touch it; antd may part two Chinese signs."""

import re

WORDS = {
    "zh-CN": {
        "login": "账号",
        "password": "密码",
        "sign in": "登录",
        "sign out": "退出登录",
        "code": "验证码",
        "confirm": "验证",
    },
    "en-US": {
        "login": "Login",
        "password": "Password",
        "sign in": "Sign in",
        "sign out": "Sign out",
        "code": "Code",
        "confirm": "Confirm",
    },
}


def word(key: str, language: str) -> re.Pattern[str]:
    """The whole word, whether or not its signs stand apart."""
    signs = r"\s?".join(re.escape(sign) for sign in WORDS[language][key])
    return re.compile(rf"^\s*\*?\s*{signs}\s*$")
