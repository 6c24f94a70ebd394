"""Which analyser made the index is known; without one words are found in the forms typed."""

from collections.abc import Iterator

import pytest

from ccop.config import checkup
from ccop.kernel.search import analysis, sources, vectors
from ccop.kernel.search.models import Entry
from ccop.kernel.search.selectors import look
from ccop.kernel.search.services import index
from ccop.kernel.search.sources import Document, Source
from tests.support.searching import KIND, best, thing, things
from tests.tools.machine import missing

pytestmark = pytest.mark.django_db


def _forget_words() -> None:
    for kept in (
        analysis.analyser,
        analysis.lemmas,
        analysis.forms_without_signs,
        vectors._terms,
    ):
        kept.cache_clear()


@pytest.fixture
def _no_dictionary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(analysis, "morfeusz2", None)
        _forget_words()
        yield
    _forget_words()


@pytest.mark.usefixtures("_no_dictionary")
def test_without_the_dictionary_words_are_found_as_typed_and_corrected() -> None:
    things("Stowarzyszenie Pomocy Dzieciom", "OSP Łódka", "KRS Klub")
    assert best("dzieciom") == ["Stowarzyszenie Pomocy Dzieciom"]
    assert best("lodka osp") == ["OSP Łódka"]
    assert best("stowazyszenie") == ["Stowarzyszenie Pomocy Dzieciom"]
    assert best("taniec") == []


@pytest.mark.usefixtures("_no_dictionary")
def test_without_the_dictionary_the_operator_is_told() -> None:
    thing("Muzyka")
    line = checkup.search()
    assert line.state is checkup.State.WARN
    assert "morfeusz2 is not installed" in line.words


def test_documents_of_another_analyser_are_counted_for_the_operator() -> None:
    _needs_dictionary()
    index(KIND, [Document(1, "Muzyka"), Document(2, "Taniec")])
    assert checkup.search().state is checkup.State.GOOD
    Entry.objects.filter(key=1).update(analyser="morfeusz2 0.1, rules 1")
    line = checkup.search()
    assert line.state is checkup.State.WARN
    assert "2 documents" in line.words
    assert "1 indexed by another one" in line.words
    assert "ccop search reindex" in line.words


def test_a_kind_whose_documents_are_not_indexed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_sources", {})
    sources.register(Source("empty", list))
    sources.register(Source("new", lambda: [Document(1, "Muzyka")]))
    assert "not indexed yet: new:" in checkup.search().words
    index("new", [Document(1, "Muzyka")])
    assert "not indexed yet" not in checkup.search().words


def test_every_reading_of_a_word_counts() -> None:
    _needs_dictionary()
    assert {"szkolenie", "szkolić"} <= analysis.lemmas("szkoleń")
    assert "kłobuck" in analysis.lemmas("kłobucku")
    assert "zajęcie" in analysis.forms_without_signs("zajec")
    thing("Szkoli się")
    assert look(KIND, "szkoleń").every


def _needs_dictionary() -> None:
    if isinstance(analysis.analyser(), analysis.Surface):
        missing("morfeusz2, which has no wheel for this machine")
