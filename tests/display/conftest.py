"""The sample reports, really read, once for all tests of the display."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from isnad.claims.reader import default_reader
from isnad.ledger import Ledger, open_ledger
from isnad.records import Event
from isnad.run import read_into


@pytest.fixture(scope="session")
def samples(root, tmp_path_factory) -> Iterator[Ledger]:
    """A ledger of the sample reports."""
    folder = root / "src" / "isnad" / "samples"
    inputs = [str(path) for path in sorted((*folder.glob("*.txt"), *folder.glob("*.jsonl")))]
    with open_ledger(tmp_path_factory.mktemp("samples") / "isnad.db") as ledger:
        outcome = read_into(ledger, inputs, default_reader(), told=lambda problem: None, step=lambda step: None)
        assert outcome.reports == 8
        assert not outcome.problems
        yield ledger


@pytest.fixture
def disputed(samples: Ledger) -> Event:
    """The sample event with most claims: the strike at Hajin, told, counted differently, and denied."""
    return max(samples.events(), key=lambda event: (len(event.claims), event.id))
