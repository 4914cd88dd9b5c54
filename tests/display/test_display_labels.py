"""The labels are whole: both languages, the same values, every word that a record may hold, every rule."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from isnad.display.labels import LANGUAGES, labels
from isnad.lexicon.load import HERE, read_files
from isnad.records import (
    CountWhat,
    Denied,
    DisagreementKind,
    EventType,
    JudgementKind,
    LinkKind,
    Role,
    Stance,
    Status,
    ZoneKind,
)  # fmt: skip

ENUMS = {
    "event_type": EventType, "status": Status, "denied": Denied, "role": Role, "link_kind": LinkKind, "stance": Stance, "zone": ZoneKind,
    "count_what": CountWhat, "disagreement": DisagreementKind, "judgement": JudgementKind,
}  # fmt: skip
RULE = re.compile(r"(?<!id=)\"((?:role|status|told|chain|merge|report|anchor|published|time|resolved)\.[a-z][a-z-]+)\"")


def every_label():
    known = labels()
    yield from known.texts.items()
    yield from known.rules.items()
    for kind, terms in known.terms.items():
        yield from ((f"{kind}.{value}", both) for value, both in terms.items())


def test_every_label_has_both_languages_with_the_same_values():
    for key, both in every_label():
        assert set(both) == set(LANGUAGES), key
        assert all(isinstance(text, str) and text.strip() for text in both.values()), key
        fields = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in both.values()]
        assert fields[0] - {"label"} == fields[1] - {"label"} or "chain.verb" in key, key


def test_arabic_labels_are_arabic():
    without = {
        key for key, both in every_label() if not re.search("[\u0621-\u064a]", re.sub(r"\{\w+\}", "", both["ar"]))
    }
    allowed = {"fact.sha256", "fact.unread"}
    punctuation_only = {
        key for key in without if not re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", labels().texts[key]["en"]))
    }
    assert without - punctuation_only - allowed == {"chain.in"} - {"chain.in"}


@pytest.mark.parametrize("kind", ENUMS)
def test_every_value_of_a_closed_vocabulary_has_words(kind):
    assert {str(value) for value in ENUMS[kind]} <= set(labels().terms[kind])


def test_whatever_the_lexicon_may_put_into_a_record_has_words():
    raw, _ = read_files(HERE)
    terms = labels().terms
    happenings = [row for name, rows in raw.items() if name.startswith("happenings/") for row in rows or []]
    modes = {mode for row in [*happenings, *raw["weapons.yaml"]] for mode in row.get("modes") or []}
    assert modes <= set(terms["mode"])
    people = {row.get("who") for row in raw["people.yaml"]} | {row.get("things") for row in raw["targets.yaml"]}
    assert people - {None} <= set(terms["who"])
    assert {row["kind"] for row in raw["targets.yaml"]} <= set(labels().targets)
    assert sorted({row["id"] for row in raw["times.yaml"]["rules"]} - set(labels().rules)) == []


def test_every_rule_in_the_code_is_told_in_plain_words(root):
    """A new rule? Say in src/isnad/display/labels/rules.yaml what it does, in English and in Arabic."""
    sources = [
        path
        for room in ("claims", "dates", "events", "reports")
        for path in (root / "src" / "isnad" / room).rglob("*.py")
    ]
    named = {name for path in sources for name in RULE.findall(path.read_text(encoding="utf-8"))}
    assert len(named) > 20
    assert sorted(named - set(labels().rules)) == []


def test_every_rule_of_the_samples_is_told_in_plain_words(samples):
    named = {name for claim in samples.claims() for name in claim.why}
    named |= {reason.rule for claim in samples.claims() if claim.time for reason in claim.time.basis}
    named |= {reason.rule for report in samples.documents() for reason in report.published_basis}
    assert sorted(name for name in named if labels().rule(name, "en") is None) == []


def test_every_text_that_the_code_asks_for_is_there_and_no_other(root):
    sources = [path.read_text(encoding="utf-8") for path in (root / "src" / "isnad" / "display").glob("*.py")]
    quoted = set(re.findall(r"\"([a-z]+(?:[.-][a-z0-9-]+)*)\"", "\n".join(sources)))
    made = {
        key
        for key in labels().texts
        if key.split(".")[0] in ("mark", "disagreement", "part", "column", "list", "unsaid")
    }
    assert set(labels().texts) - quoted - made == set()
    for asked in re.findall(r"say\(\s*\"([^\"]+)\"", "\n".join(sources)):
        assert asked in labels().texts


def test_what_has_no_words_is_shown_as_it_stands():
    assert labels().term("mode", "unheard-of", "ar") == "unheard-of"
    assert labels().term("no-such-kind", "x", "en") == "x"
    assert labels().term("country", "SY", "en") == "Syria"
    assert labels().rule("no.such-rule", "en") is None
