"""The words of meetings: what people do who meet, what a meeting is called, and who goes to one."""

from __future__ import annotations

from upperhand.reading.word_lists import words_of

__all__ = ["BODIES", "ENVOYS", "LEADERS", "MEET", "TALKS"]


MEET = words_of("meet confer negotiate reconvene gather convene huddle parley consult")
TALKS = words_of(
    "call encounter talk talks meeting summit negotiation discussion consultation round session "
    "dinner conference dialogue conversation sitting"
)
ENVOYS = words_of(
    "envoy delegate mediator negotiator delegation diplomat minister emissary team official "
    "commander adviser advisor officer general ambassador representative"
)
LEADERS = words_of(
    "president premier chancellor leader counterpart secretary king prince emir pope"
)
BODIES = words_of("side party team delegate government official group commission opposition")
