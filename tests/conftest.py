"""Settings that hold for all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The machine that runs the tests may be busy: no deadline. Elsewhere than at a desk every run tries the same examples.
_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
_COMMON = settings(deadline=None, suppress_health_check=_SLOW)
settings.register_profile("ci", _COMMON, derandomize=True, database=None, max_examples=150)
settings.register_profile("explore", _COMMON, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
