"""What somebody types is found, in whatever form, order and spelling they type it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccop.kernel.search.asking import LONGEST
from ccop.kernel.search.selectors import look, suggest
from tests.support.searching import KIND, best, thing, things

pytestmark = pytest.mark.django_db

SKRAWEK = "Stowarzyszenie Pomocy Dzieciom „Skrawek Nieba”"
FIRE = "Ochotnicza Straż Pożarna w Błesznie"
OSP = "OSP Kuźnica"
LESSONS = "Fundacja „Zajęcia dla Seniorów”"
KLOBUCK = "Towarzystwo Przyjaciół Kłobucka"
BOAT = "Klub „Łódka 2002” im. ks. Jana"
TITLES = (SKRAWEK, FIRE, OSP, LESSONS, KLOBUCK, BOAT)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("dziecko", SKRAWEK),  # another form
        ("pomocą", SKRAWEK),
        ("szkoleniem zajęć", LESSONS),
        ("seniora", LESSONS),
        ("w kłobucku", KLOBUCK),  # a town is known by its capital letter only
        ("lodka", BOAT),  # signs left out
        ("zajec", LESSONS),  # signs left out of another form
        ("przyjaciolom", KLOBUCK),
        ("ŁÓDKA", BOAT),
        ("stowazyszenie", SKRAWEK),  # errors
        ("pomoc dziecią", SKRAWEK),
        ("pszyjaciół", KLOBUCK),
        ("skraweknieba", SKRAWEK),
        ("towarzystwoprzyjaciolklobucka", KLOBUCK),
        ("nieba, skrawek!", SKRAWEK),  # order and signs between
        ("'skrawek' & (nieba) | !", SKRAWEK),
        ("łódka2002", BOAT),
        ("osp błeszno", FIRE),  # short names
        ("ochotniczej straży kuźnica", OSP),
        ("towarzystwo na rzecz przyjaciół w kłobucku", KLOBUCK),  # words that tell nothing
    ],
)
def test_the_one_that_is_meant_comes_first(asked: str, title: str) -> None:
    things(*TITLES)
    assert best(asked)[0] == title


@pytest.mark.parametrize("asked", ["KRS 0000266366", "266366", "0000 266 366", "krs: 0000-266-366"])
def test_a_number_finds_exactly_its_owner_however_it_is_written(asked: str) -> None:
    thing("Jedno", "KRS 0000266366, NIP 949-17-22-334, tel. 34 123 45 67")
    thing("Drugie", "KRS 0000266367")
    assert best(asked) == ["Jedno"]
    assert best("9491722334") == best("341234567") == ["Jedno"]


def test_years_that_stand_together_are_found_one_by_one() -> None:
    thing("Program 2019-2020")
    assert best("2020") == best("2019 2020") == ["Program 2019-2020"]


def test_a_title_counts_more_than_words_and_words_more_than_text() -> None:
    thing("C", text="Żaglówka.")
    thing("B", words="żaglówka")
    thing("Żaglówka i inne")
    thing("Żaglówka")
    assert best("żaglówki") == ["Żaglówka", "Żaglówka i inne", "B", "C"]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    things("Klub Jeden", "Klub Dwa", "Klub Trzy", "Żeglarze")
    found = look(KIND, "klub żeglarzy")
    assert best("klub żeglarzy")[0] == "Żeglarze"
    assert (found.every, found.missing, found.corrected) == (False, (), "")


def test_where_nothing_bears_all_words_those_with_most_are_found() -> None:
    things("Muzyka i taniec", "Taniec i śpiew", "Muzyka", "Sport")
    assert set(best("muzyka taniec śpiew")) == {"Muzyka i taniec", "Taniec i śpiew"}


def test_a_question_of_many_words_finds_what_bears_them_all_or_most() -> None:
    many = "muzyka taniec sport teatr kino radio prasa film balet opera"
    things(many, "Muzyka", "Balet i opera")
    assert best(many) == [many]
    assert look(KIND, many).every
    assert best(f"{many} qwrtpsdfg") == [many]
    things("chór")
    assert best(f"{many} chór")[0] == many
    assert not look(KIND, f"{many} chór").every


def test_a_word_that_nothing_is_like_is_told_and_left_out() -> None:
    things(*TITLES)
    found = look(KIND, "fundacja qwrtpsdfg")
    assert (found.missing, found.every, best("fundacja qwrtpsdfg")) == (
        ("qwrtpsdfg",),
        False,
        [LESSONS],
    )
    assert best("qwrtpsdfg") == []


def test_a_corrected_question_is_told_and_a_right_one_is_not() -> None:
    things(*TITLES)
    assert look(KIND, "Stowazyszenie pomocy").corrected == "stowarzyszenie pomocy"
    assert look(KIND, "stowarzyszeń").corrected == ""


def test_numbers_are_never_corrected() -> None:
    thing("Jedno", "0000266366")
    assert (best("0000266367"), look(KIND, "0000266367").corrected) == ([], "")


def test_without_words_everything_is_found() -> None:
    things(*TITLES)
    for asked in ("", "  ", "„—”!?"):
        assert len(best(asked)) == len(TITLES)


def test_words_that_tell_nothing_are_sought_when_there_are_no_others() -> None:
    things("Klub", "Razem dla i z")
    assert best("z") == best("dla i") == ["Razem dla i z"]


def test_a_priest_is_no_sports_club() -> None:
    things(BOAT, "Klub Sportowy „Skra”", "KS Raków")
    assert set(best("klub sportowy")) == {"Klub Sportowy „Skra”", "KS Raków"}


def test_a_long_question_is_read_to_the_last_whole_word_and_told() -> None:
    things(*TITLES)
    found = look(KIND, "skrawek " * 25 + "qqqqqqqq")
    assert found.shortened
    assert (found.missing, found.asked.split()) == ((), ["skrawek"] * 25)
    assert not look(KIND, "x" * LONGEST).shortened
    assert look(KIND, "x" * (LONGEST + 1)).shortened


def test_kinds_know_nothing_of_each_other() -> None:
    thing("Tajemnica Zamczyska", kind="secret")
    thing("Sekret")
    assert best("tajemnica") == []
    assert look(KIND, "tajemnicaa").corrected == ""
    assert suggest(KIND, "taj") == []


@given(st.text(max_size=250))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_is_an_error(asked: str) -> None:
    thing("Łódka — „Żagiel” 2002")
    best(asked)
    suggest(KIND, asked)
    assert isinstance(look(KIND, asked).corrected, str)


@given(st.text(max_size=300), st.text(max_size=100), st.text(max_size=100))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_indexed_is_found_by_its_own_title(title: str, words: str, text: str) -> None:
    kept = title.replace("\0", "").encode("utf-8", "ignore").decode()
    made = thing(kept, words.replace("\0", ""), text.replace("\0", ""))
    assert made.name in best(kept)
