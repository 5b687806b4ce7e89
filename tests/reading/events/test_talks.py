"""Questions over several pages on one event: what the record answers, page by page.

The pages are small, in our own words, after public reports of winter 2025.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from upperhand.case import open_case
from upperhand.reading.of_case import actors_of_case, issues_of_case
from upperhand.reading.read import read
from upperhand.record import Cluster, Record

TALKS = Path(__file__).resolve().parent / "data" / "talks"


@pytest.fixture(scope="module")
def record() -> Record:
    conflict = open_case("ukraine").conflict
    return read([TALKS], actors=actors_of_case(conflict), issues=issues_of_case(conflict))


def pages(record: Record, cluster: Cluster) -> set[str]:
    of = {s.id: Path(record.document(s.document).source).stem for s in record.statements}
    return {of[m] for m in cluster.members if m in of}


def stands(record: Record, party: str, issue: str) -> set[tuple[str, str]]:
    return {(p.stance, p.option) for p in record.positions if (p.party, p.issue) == (party, issue)}


def test_two_reports_of_one_demand_stand_side_by_side_with_what_only_one_names(record):
    found = [c for c in record.clusters if pages(record, c) == {"bishkek-basis", "bishkek-regions"}]
    assert any("Kherson" in c.note and "Donetsk" in c.note for c in found)


def test_one_announcement_in_two_outlets_is_one_cluster(record):
    assert any(
        pages(record, c) == {"pokrovsk-claim", "pokrovsk-video"} and not c.contradictory
        for c in record.clusters
    )


def test_a_capture_claimed_and_denied_is_a_dispute_of_both_parties(record):
    said = {s.id: s for s in record.statements}
    disputes = [c for c in record.clusters if c.contradictory]
    assert any({"ru", "ua"} <= {said[m].party for m in c.members} for c in disputes)


def test_who_offered_and_who_refused_the_sixty_day_truce(record):
    assert ("conditional", "ceasefire_60d_referendum") in stands(record, "ua", "sequence")
    assert ("reject", "ceasefire_60d_referendum") in stands(record, "ru", "sequence")


def test_a_plan_neither_accepted_nor_rejected_is_told_as_that(record):
    assert {stance for stance, _ in stands(record, "ru", "plan")} == {"conditional"}


def test_threats_are_kept_with_their_triggers(record):
    threats = [s for s in record.statements if s.act == "threaten"]
    triggers = {record.quote(s.condition) for s in threats if s.condition}
    assert "if attacks on tankers continue" in triggers
    assert any("legitimate targets" in record.quote(s.content[0]) for s in threats)


def test_the_primary_source_of_a_second_hand_line_is_in_its_cluster(record):
    assert any(pages(record, c) == {"berlin-secondhand", "berlin-source"} for c in record.clusters)


def test_giving_up_land_is_refused_not_conceded(record):
    assert {stance for stance, _ in stands(record, "ua", "donbas")} == {"redline"}


def test_no_page_gives_anybody_another_partys_words(record):
    speakers = {
        "Vladimir Putin": "ru", "Yuri Ushakov": "ru", "Sergei Lavrov": "ru",
        "Volodymyr Zelensky": "ua", "Donald Trump": "us", "Johann Wadephul": "eur",
    }  # fmt: skip
    for said in record.statements:
        who = record.quote(said.speaker.citation) if said.speaker else ""
        for name, party in speakers.items():
            assert name not in who or said.party == party
