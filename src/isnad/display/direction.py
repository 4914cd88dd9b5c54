"""Text of both directions on one line: isolates (U+2066 to U+2069) around each value, closed on every line.

The wording always sets isolates; the page keeps them on a terminal and takes them out everywhere else, so that
nothing that is piped or saved contains them. Whatever comes from data is cleaned first: a report cannot bring
control sequences or direction marks of its own into a terminal.
"""

from __future__ import annotations

import re
import unicodedata

from rich.text import Text

LTR, RTL, AUTO, POP = "\u2066", "\u2067", "\u2068", "\u2069"
ISOLATES = frozenset((LTR, RTL, AUTO, POP))

_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BREAKS = re.compile(r"[ \t]*[\r\n\u2028\u2029]+[ \t]*")


def clean(text: str) -> str:
    """Data as it may be shown on one line: no control characters, no direction marks of its own, no line breaks."""
    text = _BREAKS.sub(" ", text.replace("\t", " "))
    return _CONTROLS.sub("\ufffd", _DIRECTION_MARKS.sub("", text))


def ltr(value: object) -> str:
    """A value that reads from the left in any company: an ISO date, a range, a coordinate, an id, an address."""
    return f"{LTR}{clean(str(value))}{POP}"


def auto(value: str) -> str:
    """A value that reads as its own first letter does: a name, a quotation."""
    return f"{AUTO}{clean(value)}{POP}"


def has_rtl(text: str) -> bool:
    """Whether any letter runs from the right."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def without_isolates(text: Text) -> Text:
    """The text as it is written where no terminal shows it."""
    places = [at for at, letter in enumerate(text.plain) if letter in ISOLATES]
    if not places:
        return text
    pieces = text.divide(sorted({edge for at in places for edge in (at, at + 1)}))
    return Text("", end=text.end).join(piece for piece in pieces if piece.plain not in ISOLATES)


def closed_on_every_line(lines: list[Text], *, rtl: bool) -> list[Text]:
    """Each line in an isolate of its own, and what wrapping cut in two closed at its end and opened again.

    A terminal reads every line by itself: an isolate left open would swallow the cells beside it.
    """
    open_: list[str] = []
    done = []
    for line in lines:
        carried = "".join(open_)
        for letter in line.plain:
            if letter == POP:
                open_ = open_[:-1]
            elif letter in ISOLATES:
                open_ = [*open_, letter]
        whole = Text((RTL if rtl else LTR) + carried)
        whole.append_text(line)
        whole.append(POP * (len(open_) + 1))
        done.append(whole)
    return done
