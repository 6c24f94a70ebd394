"""The index follows what rooms write, in their transactions, and can be made anew at any time."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import md5
from threading import Event

import pytest
from django.db import connection, transaction

from ccop.kernel.city.models import Department
from ccop.kernel.search import cli, services
from ccop.kernel.search import sources as register
from ccop.kernel.search.models import Entry, Spelling
from ccop.kernel.search.selectors import look
from ccop.kernel.search.services import forget, index, reindex
from ccop.kernel.search.sources import Document, Source
from tests.support.at_once import at_once
from tests.support.searching import KIND, thing

pytestmark = pytest.mark.django_db


def keys(asked: str) -> set[int]:
    query = look(KIND, asked).query
    found = Entry.objects.filter(kind=KIND, terms__meets=query) if query else Entry.objects.none()
    return set(found.values_list("key", flat=True))


def test_a_document_replaces_the_one_with_its_key() -> None:
    index(KIND, [Document(1, "Muzyka")])
    index(KIND, [Document(1, "Taniec"), Document(2, "Muzyka")])
    assert (keys("muzyka"), keys("taniec")) == ({2}, {1})


def test_of_two_documents_with_one_key_the_later_counts() -> None:
    index(KIND, [Document(1, "Muzyka"), Document(1, "Taniec")])
    assert (keys("muzyka"), keys("taniec")) == (set(), {1})


def test_what_is_forgotten_is_neither_found_nor_offered_as_a_correction() -> None:
    index(KIND, [Document(1, "Muzyka"), Document(2, "Taniec")])
    forget(KIND, [1, 77])
    assert keys("muzyka") == set()
    assert look(KIND, "muzykka").corrected == ""
    forget(KIND, [])
    assert keys("taniec") == {2}


def test_what_is_rolled_back_leaves_nothing() -> None:
    with transaction.atomic():
        index(KIND, [Document(1, "Muzyka")])
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    assert not Spelling.objects.exists()


def test_many_documents_go_in_batch_by_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "_BATCH", 3)
    index(KIND, (Document(key, f"Muzyka {key}") for key in range(10)))
    assert keys("muzyka") == set(range(10))


def test_a_very_long_text_is_taken() -> None:
    index(KIND, [Document(1, "Kronika", text=" ".join(f"słowo{n}" for n in range(30_000)))])
    index(KIND, [Document(2, "x" * 5000, text="x" * 3_000_000 + " muzyka" * 30_000)])
    title = " ".join(md5(str(n).encode(), usedforsecurity=False).hexdigest() for n in range(500))
    index(KIND, [Document(3, f"{title} teatr")])
    assert (keys("kronika"), keys("muzyka"), keys("teatr")) == ({1}, {2}, {3})


@pytest.mark.django_db(transaction=True)
def test_two_who_index_the_same_documents_at_once_leave_each_of_them_once() -> None:

    def write(title: str) -> None:
        documents = [Document(key, title) for key in range(50)]
        index(KIND, documents if title == "Muzyka" else reversed(documents))

    at_once(partial(write, "Muzyka"), partial(write, "Taniec"))
    assert Entry.objects.count() == 50
    assert {len(keys("muzyka")), len(keys("taniec"))} == {0, 50}


@pytest.mark.django_db(transaction=True)
def test_words_that_another_transaction_is_writing_are_not_waited_for() -> None:
    def write() -> None:
        try:
            index(KIND, [Document(2, "Muzyka")])
        finally:
            connection.close()

    with ThreadPoolExecutor() as pool, transaction.atomic():
        index(KIND, [Document(1, "Muzyka")])
        pool.submit(write).result(timeout=10)
    assert keys("muzyka") == {1, 2}
    assert look(KIND, "muzykka").corrected == "muzyka"


def test_an_index_made_anew_holds_what_the_source_has_and_no_more() -> None:
    index(KIND, [Document(1, "Muzyka"), Document(2, "Dawne")])
    index("other", [Document(2, "Inne")])
    made = reindex(Source(KIND, lambda: [Document(1, "Taniec"), Document(3, "Śpiew")]))
    assert (made.documents, made.removed) == (2, 1)
    assert (keys("muzyka"), keys("dawne"), keys("taniec"), keys("śpiew")) == (
        set(),
        set(),
        {1},
        {3},
    )
    assert set(Spelling.objects.filter(kind=KIND).values_list("word", flat=True)) == {
        "taniec",
        "śpiew",
    }
    assert Entry.objects.filter(kind="other").count() == 1


def test_what_somebody_writes_meanwhile_is_left_as_they_wrote_it() -> None:
    index(KIND, [Document(1, "Dawne"), Document(2, "Dawne"), Document(4, "Dawne")])

    def documents() -> Iterator[Document]:
        yield Document(1, "Dawne")
        yield Document(4, "Dawne")
        index(KIND, [Document(1, "Nowe"), Document(3, "Nowe")])
        forget(KIND, [2, 4])

    made = reindex(Source(KIND, documents))
    assert (keys("nowe"), keys("dawne"), made.removed) == ({1, 3}, set(), 0)
    assert look(KIND, "nowwe").corrected == "nowe"


@pytest.mark.django_db(transaction=True)
def test_who_is_writing_when_it_begins_is_waited_for() -> None:
    row = thing("Dawne")
    written = Event()

    def write() -> None:
        try:
            with transaction.atomic():
                Department.objects.filter(pk=row.pk).update(name="Nowe")
                index(KIND, [Document(row.pk, "Nowe")])
                written.set()
                time.sleep(0.5)
        finally:
            connection.close()

    def documents() -> Iterator[Document]:
        for each in Department.objects.all():
            yield Document(each.pk, each.name)

    with ThreadPoolExecutor() as pool:
        writing = pool.submit(write)
        written.wait(timeout=10)
        reindex(Source(KIND, documents))
        writing.result(timeout=10)
    assert keys("nowe") == {row.pk}


def test_the_operator_makes_all_kinds_anew_or_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(register, "_sources", {})
    register.register(Source("a", lambda: [Document(1, "Muzyka")]))
    register.register(Source("b", list))
    index("b", [Document(1, "Dawne")])
    assert cli.main(["reindex", "a"]) == 0
    assert Entry.objects.filter(kind="b").count() == 1
    assert cli.main(["reindex"]) == 0
    told = capsys.readouterr().out
    assert "a: 1 documents in" in told
    assert "b: 0 documents in" in told
    assert "1 removed" in told
    with pytest.raises(SystemExit):
        cli.main(["reindex", "c"])
