"""Names: everyone under every spelling, nobody under a namesake, parties by the day."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upperhand.case import open_case
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.names.roster import bundled_roster
from upperhand.reading.of_case import actors_of_case
from upperhand.record import Actor, Role

KNOWN = load_gazetteer()
DECEMBER = date(2025, 12, 3)


def named(text, on=None, gazetteer=KNOWN):
    return [(text[h.start : h.end], h.actor) for h in gazetteer.find(text, on)]


@pytest.mark.parametrize(
    "spelling",
    [
        "Zelensky", "Zelenskyy", "Zelenskiy", "Zelenskyi", "ZELENSKY", "Volodymyr Zelensky",
        "Volodymyr Zelenskyy", "Vladimir Zelensky", "President Zelenskiy", "Ukraine's Zelensky",
    ],
)  # fmt: skip
def test_one_person_has_many_spellings(spelling):
    assert KNOWN.resolve(spelling).id == "zelensky"


@pytest.mark.parametrize(
    ("spelling", "actor"),
    [
        ("Volodimir Zelenski", "zelensky"),
        ("Sergey Lavrov", "lavrov"),
        ("Yury Ushakov", "ushakov"),
        ("Andriy Gnatov", "hnatov"),
        ("Andrii Hnatov", "hnatov"),
        ("Recep Tayyip Erdoğan", "erdogan"),
        ("Recep Tayyip Erdogan", "erdogan"),
        ("Péter Szijjártó", "szijjarto"),
        ("Chou En-lai", "zhouenlai"),
        ("Javier Pérez de Cuéllar", "perezdecuellar"),
        ("Slobodan Milošević", "milosevic"),
        ("Abbas Araqchi", "araghchi"),
        ("Mohamed Hamdan Dagalo", "hemedti"),
        ("Kyrylo Budanow", "budanov"),
        ("Oleksandr Syrskiy", "syrskyi"),
    ],
)
def test_romanisations_and_accents_do_not_part_a_person(spelling, actor):
    assert KNOWN.resolve(spelling).id == actor


@pytest.mark.parametrize(
    ("phrase", "actor", "party"),
    [
        ("Kremlin spokesman Dmitry Peskov", "peskov", "ru"),
        ("the Kremlin", "ru.kremlin", "ru"),
        ("Moscow", "ru", "ru"),
        ("Kiev", "ua", "ua"),
        ("the White House", "us.white-house", "us"),
        ("US envoys", "us", "us"),
        ("Ukrainian officials", "ua", "ua"),
        ("NATO chief Mark Rutte", "rutte", "nato"),
        ("German Chancellor Friedrich Merz", "merz", "de"),
        ("European nations", "europe", "europe"),
        ("Western nations", "west", "west"),
        ("the State Department", "us.state-department", "us"),
        ("Trump's representatives", "us", "us"),
        ("US special envoy Steve Witkoff", "witkoff", "us"),
        ("the UN Security Council", "un.security-council", "un"),
        ("the Houthis", "houthis", "houthis"),
        ("the Bosnian Serbs", "bosnianserbs", "bosnianserbs"),
    ],
)
def test_a_phrase_has_a_speaker_and_a_party(phrase, actor, party):
    found = KNOWN.resolve(phrase, DECEMBER)
    assert (found.id, KNOWN.party_of(found, DECEMBER)) == (actor, party)


@pytest.mark.parametrize(
    ("phrase", "day", "actor"),
    [
        ("the US president", date(2024, 5, 1), "biden"),
        ("the US president", date(2025, 5, 1), "trump"),
        ("the NATO chief", date(2022, 3, 1), "stoltenberg"),
        ("the NATO chief", DECEMBER, "rutte"),
        ("the German chancellor", date(2022, 3, 29), "scholz"),
        ("the German chancellor", DECEMBER, "merz"),
        ("Putin's spokesman", DECEMBER, "peskov"),
        ("the Finnish foreign minister", date(1940, 3, 1), "tanner"),
        ("the UN secretary-general", date(1987, 7, 20), "perezdecuellar"),
        ("the Ukrainian foreign minister", date(2022, 3, 29), "kuleba"),
        ("the Ukrainian foreign minister", DECEMBER, "sybiha"),
        ("the US secretary of state", date(1995, 11, 1), "christopher"),
    ],
)
def test_an_office_means_its_holder_on_the_day(phrase, day, actor):
    assert KNOWN.resolve(phrase, day).id == actor


def test_an_office_without_a_day_is_the_office_itself():
    found = KNOWN.resolve("the German chancellor")
    assert (found.id, found.kind, found.party) == ("de.chancellor", "office", "de")


def test_a_person_in_two_offices_speaks_for_the_one_held_on_the_day():
    assert KNOWN.party_of("rutte", date(2022, 3, 1)) == "nl"
    assert KNOWN.party_of("rutte", DECEMBER) == "nato"
    assert KNOWN.party_of("milosevic", date(1995, 11, 1)) == "rs"
    assert KNOWN.party_of("milosevic", date(1999, 4, 1)) == "yu"
    (premier,) = KNOWN.holders("prime-minister", "ru", date(2010, 1, 1))
    assert premier.id == "putin"


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("the Russian leader", "putin"),
        ("the German leader", "merz"),
        ("the British leader", "starmer"),
        ("Iran's leader", "khamenei"),
        ("Turkey's leader", "erdogan"),
    ],
)
def test_a_leader_is_whoever_heads_the_government(phrase, actor):
    assert KNOWN.resolve(phrase, DECEMBER).id == actor


def test_out_of_office_one_speaks_for_no_party():
    assert KNOWN.party_of("yermak", date(2025, 11, 20)) == "ua"
    assert KNOWN.party_of("yermak", DECEMBER) == ""
    assert KNOWN.party_of("trump", date(2022, 6, 1)) == ""
    assert KNOWN.party_of("rhee", date(1951, 7, 10)) == "kr"


@pytest.mark.parametrize("words", ["Moscow", "the Kremlin", "Russian envoys"])
def test_moscow_spoke_for_the_soviet_union_in_its_time(words):
    for day, party in ((date(1940, 3, 1), "su"), (date(1995, 11, 1), "ru"), (None, "ru")):
        assert KNOWN.party_of(KNOWN.resolve(words, day), day) == party


def test_a_surname_two_share_is_settled_by_the_day_or_not_at_all():
    assert named("Clinton signed it.") == []
    assert named("Bush said no.", date(1990, 6, 1)) == [("Bush", "georgehwbush")]
    assert named("Bush said no.", date(2003, 3, 19)) == [("Bush", "georgewbush")]


@pytest.mark.parametrize(
    "text",
    [
        "Give us peace.",
        "who said so",
        "a pro-Russian crowd",
        "anti-NATO slogans",
        "US-backed fighters",
        "the Iranian-made drones",
        "Being there, he left.",
        "CAMBRIDGE, Mass. (AP)",
        "A china cup and a turkey",
        "He met Michael Jordan and Denzel Washington.",
        "Melania Trump spoke.",
        "Then Ivanka Trump spoke.",
        "Anwar al-Awlaki wrote it.",
        "Blair Effron gave money.",
        "GIVE US PEACE NOW, THEY SAID",
        "Maybe in May he may march in March.",
    ],
)
def test_namesakes_and_words_name_nobody(text):
    assert named(text) == []


def test_the_longest_name_wins_and_names_stand_apart():
    text = "Papua New Guinea, Guinea-Bissau, Guinea and the UN Security Council met in South Sudan."
    assert named(text) == [
        ("Papua New Guinea", "pg"),
        ("Guinea-Bissau", "gw"),
        ("Guinea", "gn"),
        ("UN Security Council", "un.security-council"),
        ("South Sudan", "ss"),
    ]


def test_names_are_found_around_possessives_hyphens_and_sentence_ends():
    text = "Ukraine's and Russia’s US-Russia talks; the U.S. and the U.N. agreed. Kyiv."
    assert [actor for _, actor in named(text)] == ["ua", "ru", "us", "ru", "us", "un", "ua"]


@pytest.mark.parametrize("phrase", ["US and Russian officials", "Britain, France and Germany"])
def test_two_parties_joined_are_not_one_speaker(phrase):
    assert KNOWN.resolve(phrase) is None


@pytest.mark.parametrize(
    "phrase",
    [
        "Russian opposition leaders",
        "Ukrainian refugees",
        "a Russian analyst",
        "Kyiv residents",
        "the Kyiv School of Economics",
        "Moscow State University",
    ],
)
def test_people_of_a_country_do_not_speak_for_it(phrase):
    assert KNOWN.resolve(phrase) is None


def test_a_stranger_named_with_a_party_carries_it():
    found = KNOWN.resolve("Ukrainian colonel Ivan Hnatiuk")
    assert (found.name, found.kind, found.party) == ("Ivan Hnatiuk", "person", "ua")


@pytest.mark.parametrize(
    ("phrase", "kind", "party"),
    [
        ("Ukraine's Southern Command", "office", "ua"),
        ("the Russian Investigative Committee", "office", "ru"),
        ("Russia's Novaya Gazeta", "organisation", ""),
    ],
)
def test_an_unknown_institution_is_no_person(phrase, kind, party):
    found = KNOWN.resolve(phrase, DECEMBER)
    assert (found.kind, KNOWN.party_of(found, DECEMBER)) == (kind, party)


def test_a_stranger_of_the_opposition_has_no_party():
    assert KNOWN.resolve("Russian opposition politician Petr Ivanenko").party == ""


@pytest.mark.parametrize("phrase", ["his spokesman", "officials", "", "people close to the talks"])
def test_nobody_is_made_up(phrase):
    assert KNOWN.resolve(phrase) is None


def test_a_case_adds_actors_and_overrides_parties():
    own = load_gazetteer(
        [
            Actor("eur", "Europe", "group", "eur", ("EU", "E3", "Germany")),
            Actor("zub", "Zubrovka", "state", "zub", ("Lutz",)),
            Actor("gustave", "Gustave Henckels", "person", "zub"),
            Actor("merz-case", "Friedrich Merz", "person", "eur"),
        ]
    )
    assert named("Lutz and Henckels met the EU.", gazetteer=own) == [
        ("Lutz", "zub"),
        ("Henckels", "gustave"),
        ("EU", "eur"),
    ]
    assert own.party_of(own.resolve("Zubrovkan minister Gustave Henckels")) == "zub"
    assert own.resolve("the German chancellor Friedrich Merz").id == "merz-case"
    assert own.party_of("merz-case", DECEMBER) == "eur"
    assert own.party_of("merz-case", date(2015, 1, 1)) == "eur"
    assert own.resolve("the German chancellor", DECEMBER).id == "merz-case"
    assert own.party_of("wadephul", DECEMBER) == "eur"
    assert KNOWN.party_of("wadephul", DECEMBER) == "de"


def test_party_ids_of_a_case_may_be_those_of_other_states_here():
    own = load_gazetteer(
        [
            Actor("pale", "Bosnian Serbs", "group", "rs", ("Pale",)),
            Actor("belgrade", "Serbia", "state", "fry", ("Belgrade",)),
        ]
    )
    day = date(1995, 9, 8)
    parties = {w: own.party_of(own.resolve(w, day), day) for w in ("Pale", "Belgrade", "Milosevic")}
    assert parties == {"Pale": "rs", "Belgrade": "fry", "Milosevic": "fry"}
    stranger = own.resolve("Bosnian Serb colonel Petar Petrovic", day)
    assert own.party_of(stranger, day) == "rs"


@pytest.mark.parametrize(
    ("phrase", "actor"),
    [
        ("an aide to President Vladimir Putin", "ru.aide"),
        ("those close to Putin", "ru"),
        ("a Kremlin adviser to Putin", "ru.aide"),
        ("envoy to Ukraine Keith Kellogg", "kellogg"),
        ("US Secretary of State Marco Rubio", "rubio"),
        ("Defence Minister of Ukraine Rustem Umerov", "umerov"),
    ],
)
def test_those_who_serve_somebody_are_not_that_somebody(phrase, actor):
    assert KNOWN.resolve(phrase, DECEMBER).id == actor


def test_a_case_may_date_the_offices_of_its_own_people():
    own = load_gazetteer(
        [
            Actor("a", "Anna Arendt", "person", "x", (), (Role("envoy", "x", "2000-01-01", ""),)),
            Actor("b", "Bela Arendt", "person", "y", (), (Role("envoy", "y", "", "1999-12-31"),)),
        ]
    )
    assert named("Arendt left.", date(1990, 1, 1), own) == [("Arendt", "b")]
    assert named("Arendt left.", date(2005, 1, 1), own) == [("Arendt", "a")]
    assert named("Arendt left.", None, own) == []


# The tables ------------------------------------------------------------------------------------


def test_the_tables_hold_what_they_promise():
    roster = bundled_roster()
    kinds = [a.kind for a in roster.actors]
    assert kinds.count("state") >= 193
    assert kinds.count("person") >= 300
    assert kinds.count("group") >= 36
    assert len({a.id for a in roster.actors}) == len(roster.actors)


def test_every_party_named_in_the_tables_exists():
    known = {a.id for a in bundled_roster().actors}
    parties = {r.party for a in bundled_roster().actors for r in a.roles}
    parties |= {a.party for a in bundled_roster().actors}
    assert parties <= known


def test_offices_start_before_they_end():
    for actor in bundled_roster().actors:
        for role in actor.roles:
            date.fromisoformat(role.start)
            assert not role.end or role.start < role.end, actor.name


def test_no_two_persons_hold_the_head_of_one_state_on_one_day():
    # Heads of government and of state with two holders known to overlap would resolve to nobody.
    single = {"chancellor", "supreme-leader", "secretary-general"}
    for office in single:
        for party in ("de", "ir", "nato", "un", "kp"):
            for year in range(1983, 2026):
                assert len(KNOWN.holders(office, party, date(year, 12, 15))) <= 1


@settings(deadline=None)
@given(actor=st.sampled_from([a for a in bundled_roster().actors if a.kind != "person"]))
def test_every_state_and_body_is_found_under_its_own_name(actor):
    found = KNOWN.find(f"Yesterday {actor.name} spoke.")
    assert actor.id in {h.actor for h in found}


@settings(deadline=None)
@given(actor=st.sampled_from([a for a in bundled_roster().actors if a.kind == "person"]))
def test_every_person_is_found_under_every_full_name(actor):
    for name in (actor.name, *(a for a in actor.aliases if " " in a and a[0].isupper())):
        found = KNOWN.find(f"Then {name} spoke.")
        assert [h.actor for h in found] == [actor.id], name


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_hits_are_in_order_and_never_overlap(text):
    ends = 0
    for hit in KNOWN.find(text):
        assert ends <= hit.start < hit.end
        ends = hit.end


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("officials in Kyiv", "ua"),
        ("the foreign ministry in Moscow", "ru"),
        ("a source close to the Kremlin", "ru"),
        ("Kharkiv governor Ivan Petrenko", "ua"),
        ("the mayor of Belgorod", "ru"),
        ("Ukraine's UN ambassador", "ua"),
        ("an officer in a Ukrainian brigade", "ua"),
        # Whoever put them there can also call them back.
        ("the Moscow-installed governor of Kherson", "ru"),
    ],
)
def test_officials_speak_for_the_state_they_serve(words, party):
    assert KNOWN.party_of(KNOWN.resolve(words)) == party


@pytest.mark.parametrize(
    "words",
    [
        "analysts in Moscow", "Moscow-backed separatists", "Russia's main backer",
        "a Ukrainian soldier", "a poll by a Kyiv institute", "the Kyiv Independent",
    ],
)  # fmt: skip
def test_who_only_lives_there_or_sides_with_a_state_does_not_speak_for_it(words):
    actor = KNOWN.resolve(words)
    assert actor is None or KNOWN.party_of(actor) == ""


def test_a_page_may_know_an_office_later_than_the_tables():
    after = date(2026, 1, 20)
    described = KNOWN.resolve("US Secretary of State Antony Blinken", after)
    former = KNOWN.resolve("former US Secretary of State Antony Blinken", after)
    assert (KNOWN.party_of(described, after), KNOWN.party_of(former, after)) == ("us", "")


def test_odd_names_of_a_case_stop_no_reading():
    extra = [
        Actor("person.h", "Hassan", "person", "ir"),
        Actor("person.i", "Ivo Krall", "person", "ir", ("—",)),
    ]
    known = load_gazetteer(extra)
    assert known.resolve("Ukrainian colonel Ivan Hnatiuk").party == "ua"
    assert known.resolve("Ivo Krall").id == "person.i"


@pytest.mark.parametrize(
    "phrase",
    ["a Ukrainian carpenter", "a Russian railwayman", "an Iranian clerk", "a Ukrainian woman",
     "Russian campaigner Ivan Petrenko", "a Greek seafarers' union", "a Russian company",
     "then-President Petro Poroshenko", "the late Prime Minister Yevgeny Primakov",
     "Boris Johnson, prime minister at the time,", "a Finnish consul's wife",
     "a Ukrainian hospital"],
)  # fmt: skip
def test_private_people_speak_for_no_state(phrase):
    found = KNOWN.resolve(phrase, DECEMBER)
    assert found is None or KNOWN.party_of(found, DECEMBER) == ""


def test_a_presidents_point_man_speaks_for_him():
    assert KNOWN.party_of(KNOWN.resolve("Trump's point man on trade", DECEMBER)) == "us"


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("sources in the Ukrainian delegation", "ua"),
        ("an official from the Ukrainian presidency", "ua"),
        ("a colonel on the Ukrainian general staff", "ua"),
        ("a government spokesman in Berlin", "de"),
        ("Democratic Senator Jeanne Shaheen", "us"),
        ("House Speaker Mike Johnson", "us"),
        ("Energy Minister Svitlana Hrynchuk", "ua"),
        ("the Russian state energy company", "ru"),
    ],
)
def test_people_of_a_body_speak_for_it(phrase, party):
    found = KNOWN.resolve(phrase, DECEMBER)
    assert (KNOWN.party_of(found, DECEMBER) if found else "") == party


@pytest.mark.parametrize(
    ("who", "day", "party"),
    [
        ("Petro Poroshenko", date(2016, 5, 1), "ua"),
        ("Petro Poroshenko", DECEMBER, ""),
        ("Olaf Scholz", date(2024, 5, 1), "eur"),
        ("Olaf Scholz", DECEMBER, ""),
        ("Boris Pistorius", DECEMBER, "eur"),
    ],
)
def test_who_serves_a_member_of_a_cases_party_speaks_for_it_while_in_office(who, day, party):
    names = load_gazetteer(actors_of_case(open_case("ukraine").conflict))
    (hit,) = names.find(who, day)
    assert names.party_of(hit.actor, day) == party
