"""When: intervals of days, a report's own date, and what time words mean against it."""
