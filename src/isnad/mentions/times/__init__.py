"""Time expressions of a sentence by the patterns of `times.yaml`: what the words say, not which day that was."""

from isnad.mentions.times.records import TimeMention, TimeSense
from isnad.mentions.times.rules import TimeRules

__all__ = ["TimeMention", "TimeRules", "TimeSense"]
