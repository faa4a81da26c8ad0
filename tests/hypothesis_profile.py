"""How hard property tests try: a little at a desk, in earnest in CI."""

import os

from hypothesis import HealthCheck, settings


def load_profile() -> None:
    calm = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    settings.register_profile("desk", max_examples=30, deadline=None, suppress_health_check=calm)
    settings.register_profile("ci", max_examples=100, deadline=None, suppress_health_check=calm)
    settings.load_profile("ci" if os.environ.get("CI") else "desk")
