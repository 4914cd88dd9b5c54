"""Property tests run without a clock: a busy machine is no bug."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("isnad", deadline=None)
settings.load_profile("isnad")
