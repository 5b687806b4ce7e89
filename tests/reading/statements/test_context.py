"""What the network sees around a cue, and what it adds to the facts."""

import numpy as np
import pytest

from upperhand.reading.grammar.parse import load_parser, parse
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.statements.context import PARSERS, Network, bundled_network, seen
from upperhand.reading.statements.find import all_frames, page_of
from upperhand.reading.statements.ranking import bundled_weights, chances
from upperhand.record import Document, Part

TEXT = "Zelensky said the talks had failed. The envoys walked along the river for an hour."


def floats(shape):
    return np.zeros(shape, dtype=np.float32)


@pytest.fixture(scope="module")
def paragraph():
    document = Document("d" * 64, "page.txt", TEXT, (Part(0, len(TEXT), "body"),))
    parsed = parse(document, load_parser(), load_gazetteer())
    return page_of(parsed.paragraphs[0], TEXT)


def test_a_frame_is_seen_through_twelve_vectors(paragraph):
    frames = list(all_frames(paragraph))
    assert seen(frames, paragraph).shape == (len(frames), 12 * paragraph.doc.tensor.shape[1])


def test_what_is_seen_depends_on_the_sentence_not_on_the_other_frames(paragraph):
    frames = list(all_frames(paragraph))
    alone = np.concatenate([seen([frame], paragraph) for frame in frames])
    assert seen(frames, paragraph) == pytest.approx(alone, abs=1e-5)


def test_a_network_that_sees_nothing_leaves_the_facts_alone():
    blind = Network(floats((3, 2)), floats(2), floats(2), shift=0.0, gain=1.0)
    told = np.array([-1.0, 2.0], dtype=np.float32)
    assert blind.odds(np.ones((2, 3), dtype=np.float32), told) == pytest.approx(told)


def test_the_hidden_layer_cuts_off_what_is_below_nought():
    network = Network(np.eye(2, dtype=np.float32), floats(2), floats(2) + 1, shift=0.0, gain=0.0)
    odds = network.odds(np.array([[3.0, -5.0]], dtype=np.float32), np.zeros(1, dtype=np.float32))
    assert odds == pytest.approx([3.0])


def test_another_parser_is_judged_by_the_facts_alone():
    assert bundled_weights("en_core_web_trf").network is None
    assert all(bundled_weights(name).network is bundled_network() for name in PARSERS)


def test_saying_is_likelier_than_walking_to_be_an_attribution(paragraph):
    frames = list(all_frames(paragraph))
    found = chances(frames, paragraph, bundled_weights("en_core_web_sm"))
    said = max(c for f, c in zip(frames, found, strict=True) if f.lemma == "say")
    walked = [c for f, c in zip(frames, found, strict=True) if f.lemma.startswith("walk")]
    assert said > 0.5 > max(walked)
