"""Merging: laws that hold for any set of tellings, and a few cases one can check by eye."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from upperhand.reading.merge import clusters
from upperhand.record import Citation, Cluster, Document, Part, Statement, When

WORDS = "corridor grain envoy bridge truce winter convoy harbour treaty signed opened lost".split()  # noqa: SIM905

DAYS = ["2025-12-02", "2025-12-09"]


def telling(outlet: str, text: str, party: str = "ru", day: str = "2025-12-02", act="claim"):
    id = f"{outlet:x<12}"
    document = Document(id, outlet, text, (Part(0, len(text), "body"),), published=When(day, "day"))
    said = Statement(f"s-{id}", id, "indirect", act, (Citation(id, 0, len(text)),), party=party)
    return document, said


def merged(*tellings) -> tuple[Cluster, ...]:
    return clusters([d for d, _ in tellings], [s for _, s in tellings])


sentences = st.lists(st.sampled_from(WORDS), min_size=3, max_size=6).map(" ".join)
tellings = st.lists(
    st.tuples(sentences, st.sampled_from(["ru", "ua"]), st.sampled_from(DAYS)),
    max_size=6,
).map(lambda told: [telling(f"outlet{i}", *one) for i, one in enumerate(told)])  # fmt: skip


@given(tellings, st.randoms())
def test_the_order_of_reading_changes_nothing(told, random):
    shuffled = list(told)
    random.shuffle(shuffled)
    assert merged(*shuffled) == merged(*told)


@given(tellings)
def test_reading_twice_changes_nothing(told):
    assert merged(*told, *told) == merged(*told)


@given(tellings)
def test_a_statement_is_in_one_cluster_of_same_tellings_at_most(told):
    same = [m for c in merged(*told) if c.id.startswith("cluster") for m in c.members]
    assert len(same) == len(set(same))


@given(tellings)
def test_every_cluster_has_two_members_or_more_and_only_known_ones(told):
    known = {s.id for _, s in told}
    for cluster in merged(*told):
        assert len(cluster.members) >= 2
        assert set(cluster.members) <= known


def test_one_statement_in_five_outlets_is_one_cluster_of_five():
    wordings = [
        "the corridor stays open for grain ships",
        "that the corridor for grain ships stays open",
        "the corridor will stay open for grain ships",
        '"The corridor stays open for grain ships"',
        "the corridor stays open for all grain ships",
    ]
    (cluster,) = merged(*(telling(f"outlet{i}", w) for i, w in enumerate(wordings)))
    assert len(cluster.members) == 5
    assert not cluster.contradictory


def test_two_parties_saying_the_same_are_not_one_telling():
    text = "the corridor stays open for grain ships"
    assert merged(telling("a", text, "ru"), telling("b", text, "ua")) == ()


def test_the_same_words_weeks_apart_are_two_statements():
    text = "the corridor stays open for grain ships"
    assert merged(telling("a", text), telling("b", text, day="2026-01-20")) == ()


def test_a_denial_stands_beside_what_it_denies():
    (dispute,) = merged(
        telling("a", "its forces had captured Pokrovsk"),
        telling("b", "Pokrovsk was captured", "ua", act="deny"),
    )
    assert dispute.contradictory
    assert "denies" in dispute.note


def test_other_numbers_for_one_count_are_put_side_by_side():
    (cluster,) = merged(
        telling("a", "allies pledged arms worth 200 million dollars at the meeting"),
        telling("b", "allies pledged arms worth 500 million dollars at the meeting"),
    )
    assert cluster.contradictory
    assert "200,000,000" in cluster.note
    assert "500,000,000" in cluster.note


def test_names_that_only_some_tellings_give_are_pointed_out():
    (cluster,) = merged(
        telling("a", "the fighting will stop if Ukrainian troops leave the territories they hold"),
        telling("b", "the fighting will stop if Ukrainian troops leave Donetsk and Kherson"),
    )
    assert "Donetsk" in cluster.note
