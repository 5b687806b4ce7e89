"""The corpus fits its pages, the scores count what they say, and the gate does not go down."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent))

import gate
from alignment import aligned
from corpus import (
    PARTS,
    SEED,
    Cast,
    CorpusError,
    Page,
    Span,
    Telling,
    corpus_hash,
    load_cast,
    load_page,
    load_pages,
    load_seed,
)
from corpus_score import below_title, joined, score
from gate import Floors, judge, lifted, load_floors, save_floors
from metrics import METRICS, Metric, Rate, rates
from mistakes import mistakes
from reader_output import Found, Reading, Told, of_json, of_record
from spans import SAYINGS, best_found, letters, overlap

from upperhand.reading.read import read
from upperhand.reading.to_json import to_json

ALL_PAGES = tuple(p for part in PARTS for p in load_pages(part))
TEXT = 'Ada said the bridge was lost. Night fell. "We stay," Bo replied.'
NOBODY = Cast((), {"a": "a", "b": "b"})


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def telling(id: int, kind: str, party: str, speaker: str, content: str) -> Telling:
    return Telling(
        id, kind, ("claim",), party, "", span(speaker), None, (span(content),), False, False
    )


TWO = (
    telling(1, "indirect", "a", "Ada", "the bridge was lost"),
    telling(2, "direct", "b", "Bo", '"We stay,"'),
)
PAGE = Page("p", Path("p"), "c", "wire", TEXT, "", None, TWO, (), (), (), (), (), ())
EMPTY = Reading(TEXT, (), (), (), (), (), (), (), "", ())


def told(id: str, party: str, speaker: str, *content: str, kind: str = "indirect") -> Told:
    spans = tuple(span(c) for c in content)
    return Told(id, kind, "claim", party, "", span(speaker), spans, False, "")


def done_class(classes: Sequence[str]) -> str:
    """Return the class of the deed itself, where a saying was allowed beside it."""
    return next((c for c in classes if c not in SAYINGS), classes[0])


def perfect(page: Page) -> Reading:
    """Return what a reader would give that reads as the annotators did."""
    return Reading(
        text=page.text,
        statements=tuple(
            Told(
                str(g.id), g.kind, g.acts[0], g.party, g.actor, g.speaker, g.content, g.negated, ""
            )
            for g in page.tellings
        ),
        events=tuple(
            Found((e.span,), {"class": done_class(e.classes), "status": e.status})
            for e in page.events
        ),
        meetings=tuple(Found((m.span,), {"status": m.status}) for m in page.meetings),
        dates=tuple(
            Found((d.span,), {"iso": d.iso, "granularity": d.granularity}) for d in page.dates
        ),
        claims=tuple(
            Found((b.span,), {"holder": b.holder, "claimant": b.claimant, "type": b.type})
            for b in page.boasts
        ),
        positions=tuple((s.party, s.issues[0], s.stances[0]) for s in page.stands),
        body=(Span(0, len(page.text)),),
        published=page.published,
        faults=(),
    )


# --- the corpus -------------------------------------------------------------------------------


def test_the_corpus_holds_thirty_pages_of_eight_conflicts_and_three_hundred_statements():
    assert len(ALL_PAGES) >= 30
    assert len({p.conflict for p in ALL_PAGES}) >= 8
    assert sum(not t.optional for p in ALL_PAGES for t in p.tellings) >= 300
    assert len(load_pages("held")) >= len(ALL_PAGES) / 4


def test_every_conflict_gives_its_actors_a_party_it_knows():
    for cast in {p.conflict: load_cast(p.conflict) for p in ALL_PAGES}.values():
        assert {a.party for a in cast.actors} <= set(cast.member_of.values())


def test_no_page_shares_a_long_phrase_with_the_originating_page():
    if not SEED.exists():
        pytest.skip("the originating page is kept beside the project and is not here")
    phrases = eights(SEED.read_text(encoding="utf-8"))
    assert not [p.name for p in ALL_PAGES if eights(story(p)) & phrases]


def story(page: Page) -> str:
    """Return the page without its counters and breadcrumbs, which are alike on all such pages."""
    outside = {i for s in page.boilerplate for i in range(s.start, s.end)}
    return "".join(c for i, c in enumerate(page.text) if i not in outside)


def eights(text: str) -> set[str]:
    words = [w for w in text.casefold().split() if any(c.isalpha() for c in w)]
    return {" ".join(words[i : i + 8]) for i in range(len(words) - 7)}


def noted(tmp_path: Path, *contents: dict[str, object]) -> Path:
    (tmp_path / "page.txt").write_text("He said no. She said no.", encoding="utf-8")
    said = {"kind": "indirect", "act": ["deny"], "party": "", "speaker": None, "cue": None}
    statements = [
        {**said, "id": i, "content": [c], "negated": False} for i, c in enumerate(contents)
    ]
    notes = {
        "file": "page.txt", "conflict": "sorrel", "style": "wire", "published": "",
        "published_given": False, "statements": statements, "events": [], "dates": [],
        "leverage_claims": [], "positions": [], "meetings": [], "boilerplate": [],
    }  # fmt: skip
    path = tmp_path / "page.json"
    path.write_text(json.dumps(notes), encoding="utf-8")
    return path


def test_an_occurrence_index_picks_among_equal_words(tmp_path: Path):
    page = load_page(noted(tmp_path, {"text": "no"}, {"text": "no", "n": 1}))
    assert [t.content[0] for t in page.tellings] == [Span(8, 10), Span(21, 23)]


def test_a_loader_names_every_stretch_that_is_not_on_its_page(tmp_path: Path):
    with pytest.raises(CorpusError) as fault:
        load_page(noted(tmp_path, {"text": "yes"}, {"text": "no", "n": 2}))
    assert "'yes'" in str(fault.value)
    assert "occurrence 2 of 'no'" in str(fault.value)


@pytest.mark.shared
def test_the_originating_page_is_cut_between_words_but_where_it_lost_a_dash():
    page = load_seed()
    if page is None:
        pytest.skip("the originating page is kept beside the project and is not here")
    edges = [e for t in page.tellings for c in t.content for e in c]
    inside = [e for e in edges if page.text[e - 1].isalnum() and page.text[e].isalnum()]
    assert {page.text[e - 4 : e + 1] for e in inside} <= {"NATOa"}


# --- scores -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ALL_PAGES, ids=lambda p: p.name)
def test_reading_as_the_annotators_did_scores_full_marks(page: Page):
    measured = rates([score(page, perfect(page), load_cast(page.conflict))])
    ideal = {m.name: 0.0 if m.better == "lower" else 1.0 for m in METRICS}
    off = {n: r.value for n, r in measured.items() if r.value != ideal[n]}
    off.pop("boilerplate read as story", None)  # the perfect reader keeps the whole page
    assert not off


def test_a_reader_that_finds_nothing_leaks_nothing():
    counts = score(PAGE, EMPTY, NOBODY)
    assert (counts["gold"], counts["full"], counts["content.leaked"]) == (2, 0, 0)


def test_a_quote_in_the_other_mouth_is_a_false_speaker_and_not_a_full_match():
    swapped = replace(EMPTY, statements=(told("x", "b", "Bo", "the bridge was lost"),))
    counts = score(PAGE, swapped, NOBODY)
    assert (counts["matched"], counts["full"], counts["false_speaker"]) == (1, 0, 1)


def test_a_statement_without_a_party_is_incomplete_but_not_false():
    counts = score(
        PAGE, replace(EMPTY, statements=(told("x", "", "Ada", "the bridge was lost"),)), NOBODY
    )
    assert (counts["full"], counts["false_speaker"], counts["party.right"]) == (1, 0, 0)


def test_the_reporters_words_given_to_a_speaker_are_counted_by_letters():
    long = replace(EMPTY, statements=(told("x", "a", "Ada", "the bridge was lost. Night fell"),))
    counts = score(PAGE, long, NOBODY)
    assert counts["content.leaked"] == len("Nightfell")
    assert counts["stray"] == 0


def test_a_statement_where_nobody_speaks_is_a_stray():
    counts = score(PAGE, replace(EMPTY, statements=(told("x", "a", "Ada", "Night fell"),)), NOBODY)
    assert (counts["stray"], counts["read"], counts["full"]) == (1, 1, 0)


def test_half_of_the_content_is_enough_and_less_is_not():
    half = letters(TEXT, [span("the bridge was lost")])
    assert overlap(half, letters(TEXT, [span("bridge was")])) == pytest.approx(9 / 16)
    kept = [told("x", "a", "Ada", w) for w in ("bridge was", "bridge")]
    full = [score(PAGE, replace(EMPTY, statements=(k,)), NOBODY)["full"] for k in kept]
    assert full == [1, 0]


def test_an_optional_statement_counts_neither_way():
    optional = replace(PAGE, tellings=(replace(TWO[0], optional=True), TWO[1]))
    reads = replace(EMPTY, statements=(told("x", "a", "Ada", "the bridge was lost"),))
    counts = score(optional, reads, NOBODY)
    assert (counts["gold"], counts["read"], counts["stray"]) == (1, 0, 0)


def test_a_quotation_that_goes_on_in_its_paragraph_is_one_statement():
    text = '"No," she said. "Never."\n\n"Not me."'
    spans = [span(w, text) for w in ('"No,"', '"Never."', '"Not me."')]
    one = Told("0", "direct", "deny", "a", "", None, (spans[0],), False, "")
    said = [replace(one, id=str(i), content=(s,)) for i, s in enumerate(spans)]
    linked = [said[0], replace(said[1], continues="0"), replace(said[2], continues="1")]
    merged = joined(replace(PAGE, text=text), linked)
    assert [s.content for s in merged] == [(spans[0], spans[1]), (spans[2],)]


def test_one_statement_from_the_headline_is_free_and_a_second_is_a_stray():
    titled = replace(PAGE, titles=(span("Night fell"),))
    heads = [told(i, "a", "Ada", "Night fell") for i in "xy"]
    assert len(below_title(titled, heads)) == 1


def test_a_planned_event_stored_as_past_is_counted_against_the_reader():
    page = next(p for p in ALL_PAGES if any(e.status == "planned" for e in p.events))
    right = perfect(page)
    wrong = replace(
        right, events=tuple(Found(e.spans, {**e.values, "status": "past"}) for e in right.events)
    )
    counts = score(page, wrong, load_cast(page.conflict))
    ahead = [e for e in page.events if e.status not in ("past", "ongoing")]
    assert counts["events.past_by_mistake"] == counts["events.not_past"] == len(ahead)


def test_a_saying_is_never_taken_for_the_deed_it_is_about():
    spans = (span("Night fell"),)
    found = [Found(spans, {"class": "THREATEN"}), Found(spans, {"class": "RETREAT"})]
    assert best_found(PAGE.text, spans[0], found[:1], ("ASSAULT",)) is None
    assert best_found(PAGE.text, spans[0], found, ("ASSAULT",)) is found[1]
    both = ("THREATEN", "ASSAULT")
    assert best_found(PAGE.text, spans[0], found, both) is found[0]
    assert best_found(PAGE.text, spans[0], found[:1], both, undone=True) is None
    assert best_found(PAGE.text, spans[0], found[:1], ("REJECT",)) is None


def test_a_deed_of_another_class_is_told_by_its_own_word():
    place = span("Night fell")
    beside = Found((place,), {"class": "RETREAT", "trigger_at": place.end + 1})
    within = Found((place,), {"class": "RETREAT", "trigger_at": place.start})
    assert best_found(PAGE.text, place, [beside], ("ASSAULT",)) is None
    assert best_found(PAGE.text, place, [beside, within], ("ASSAULT",)) is within
    assert best_found(PAGE.text, place, [beside], ("RETREAT",)) is beside


def test_mistakes_name_the_false_speaker_first():
    swapped = replace(EMPTY, statements=(told("x", "b", "Bo", "the bridge was lost"),))
    assert mistakes(PAGE, swapped, NOBODY)[0].startswith("p: FALSE SPEAKER: b for a")


def test_an_annotation_moves_with_the_words_when_markup_is_taken_away():
    marked = replace(PAGE, text="<p>Ada said <b>the bridge</b> was lost.</p>", tellings=())
    gold = replace(TWO[0], speaker=Span(3, 6), content=(Span(12, 37),))
    moved = aligned(replace(marked, tellings=(gold,)), "Ada said the bridge was lost.").tellings[0]
    assert (moved.speaker, moved.content) == (Span(0, 3), (Span(9, 28),))


def test_words_that_are_not_at_their_offsets_are_a_fault():
    said = {
        "id": "s", "document": "d", "kind": "direct", "act": "claim", "party": "",
        "speaker": None, "cue": None, "negated": False,
        "content": [{"text": "Day broke", "start": 30, "end": 39}],
    }  # fmt: skip
    rest = {key: [] for key in ("events", "meetings", "dates", "leverage_claims", "positions")}
    data = {"documents": [{"id": "d", "body": []}], "statements": [said], "problems": [], **rest}
    assert len(of_json(data, {"d": TEXT}, TEXT).faults) == 1


# --- rates ------------------------------------------------------------------------------------


def test_an_f1_is_the_harmonic_mean_of_precision_and_recall():
    found = rates([{"full": 6, "gold": 10, "read": 8}, {"full": 1, "gold": 4, "read": 3}])
    p, r = found["statements full P"].value, found["statements full R"].value
    assert (p, r) == (pytest.approx(7 / 11), pytest.approx(7 / 14))
    assert found["statements full F1"].value == pytest.approx(2 * p * r / (p + r))


def test_pages_that_are_alike_leave_no_doubt_and_pages_that_differ_do():
    recall = [Metric("r", "full", ("gold",))]
    alike = rates([{"full": 1, "gold": 2}] * 5, recall)["r"]
    mixed = rates([{"full": 0, "gold": 2}, {"full": 2, "gold": 2}] * 3, recall)["r"]
    assert alike.low == alike.high == 0.5
    assert mixed.low < 0.5 < mixed.high


def test_the_interval_is_as_wide_as_that_of_a_share_of_independent_pages():
    pages = [{"full": i % 2, "gold": 1} for i in range(400)]
    found = rates(pages, [Metric("r", "full", ("gold",))])["r"]
    normal = 1.96 * (0.25 / 400) ** 0.5  # binomial standard error, both tails
    assert found.high - found.value == pytest.approx(normal, rel=0.15)
    assert found.value - found.low == pytest.approx(normal, rel=0.15)


def test_a_rate_without_a_denominator_is_not_reported():
    assert rates([{"full": 0}], [Metric("r", "full", ("gold",))]) == {}


# --- floors -----------------------------------------------------------------------------------

UP, DOWN = "statements full F1", "false speaker"


def rate(value: float) -> Rate:
    return Rate(value, value, value, 0, 100)


def results(up: float, down: float) -> gate.Results:
    return {"tune": {UP: rate(up), DOWN: replace(rate(down), better="lower")}}


BOUNDS = Floors("h", {"tune": {UP: 0.70, DOWN: 0.02}})


def test_the_gate_holds_at_its_bounds_and_stops_beyond_them():
    assert judge(results(0.70, 0.02), BOUNDS, "h") == []
    assert "below its floor" in judge(results(0.69, 0.02), BOUNDS, "h")[0]
    assert "above its ceiling" in judge(results(0.70, 0.03), BOUNDS, "h")[0]


def test_a_changed_corpus_stops_the_gate_and_says_what_to_type():
    (fault,) = judge(results(0.70, 0.02), BOUNDS, "other")
    assert "--accept" in fault


def test_a_rate_that_has_a_bound_and_is_gone_stops_the_gate():
    (fault,) = judge({"tune": {UP: rate(0.9)}}, BOUNDS, "h")
    assert DOWN in fault


def test_a_part_that_could_not_be_measured_here_is_not_judged():
    assert judge({}, BOUNDS, "h") == []


@given(st.floats(0, 1), st.floats(0, 1))
def test_lifting_never_lets_a_bound_down(up: float, down: float):
    new = lifted(results(up, down), BOUNDS).bounds["tune"]
    assert new[UP] >= 0.70
    assert new[DOWN] <= 0.02


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_lifts_the_floors_passes_them(up: float, down: float):
    assert judge(results(up, down), lifted(results(up, down), Floors("h")), "h") == []


def test_a_rate_over_a_handful_of_cases_gets_no_floor():
    few = {"tune": {UP: replace(rate(1.0), bottom=gate.FEWEST_CASES - 1)}}
    assert lifted(few, Floors("h")).bounds["tune"] == {}


def test_floors_are_kept_as_they_were_written(tmp_path: Path):
    save_floors(BOUNDS, tmp_path / "f.json")
    assert load_floors(tmp_path / "f.json") == BOUNDS


# --- the reader itself ------------------------------------------------------------------------


def test_the_pages_to_tune_on_are_read_no_worse_than_the_recorded_floors():
    pages = load_pages("tune")
    measured = {"tune": rates(gate.measure(pages, gate.read_pages(pages)))}
    assert judge(measured, load_floors(), corpus_hash()) == []


def test_a_record_and_its_json_score_the_same():
    page = next(p for p in ALL_PAGES if p.name == "sorrel-wire")
    cast = load_cast(page.conflict)
    record = read([page.path], actors=cast.actors)
    printed = json.loads(json.dumps(to_json(record)))
    texts = {d.id: d.text for d in record.documents}
    one = score(page, of_record(record, page.text), cast)
    assert one == score(page, of_json(printed, texts, page.text), cast)
    assert one["gold"] == 10
