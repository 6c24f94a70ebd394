"""A file of an older directory becomes cards: whole, once, or not at all."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from ccop.directory.importing import work
from ccop.directory.importing.models import Import, OldAddress
from ccop.directory.importing.services import import_check, import_write
from ccop.directory.importing.work import import_written
from ccop.directory.organizations.bulk import organizations_write
from ccop.directory.organizations.facts import read_facts
from ccop.directory.organizations.models import Organization
from ccop.directory.organizations.services import card_change
from ccop.kernel import journal
from ccop.kernel.files.services import read
from ccop.kernel.journal.witnesses import row_faults
from ccop.kernel.parties.models import Party
from ccop.kernel.people.actor import Actor
from ccop.law.findings import Refused
from tests.support.imports import (
    HEADER,
    ROWS,
    again,
    checked,
    keeper,
    saved,
    table,
    uploaded,
    workbook,
    written,
)
from tests.support.jobs import run_jobs
from tests.support.organizations import listed

pytestmark = pytest.mark.django_db


def _counts(this: Import) -> tuple[int, int, int, int, int]:
    return this.new, this.changed, this.unchanged, this.duplicate, this.wrong


def test_rows_become_listed_cards_with_their_source() -> None:
    this = written(table(), source="Baza NGO starej strony")
    assert this.state == Import.State.DONE
    card = Organization.objects.listed().select_related("party").get(party__krs="0000000901")
    assert (card.party.name, card.town) == ("Stowarzyszenie Łąka (przykład)", "Częstochowa")
    assert card.party.seat == "Częstochowa"
    fact = read_facts(card.facts)["town"]
    assert fact.source == "import: Baza NGO starej strony, 01.03.2026"
    assert fact.as_of == date(2026, 3, 1)


def test_the_source_is_the_file_where_nobody_names_another() -> None:
    header = (*HEADER, "Źródło")
    written(table((*ROWS[0], "KRS"), (*ROWS[1], ""), header=header))
    sources = {
        read_facts(card.facts)["name"].source
        for card in Organization.objects.filter(party__name__contains="przykład")
    }
    assert sources == {"import: KRS, 01.03.2026", "import: baza.csv, 01.03.2026"}


def test_the_check_writes_nothing_and_tells_what_would_be() -> None:
    listed("Fundacja Źródło (przykład)", town="Kłobuck")
    before = Organization.objects.count()
    this = checked(table(*ROWS, ROWS[0], ("Zła (przykład)", "12345678901", "", "")))
    assert this.state == Import.State.CHECKED
    assert _counts(this) == (1, 0, 1, 1, 1)
    assert Organization.objects.count() == before
    assert [row[:3] for row in this.preview][:2] == [
        [2, "new", "Stowarzyszenie Łąka (przykład)"],
        [3, "unchanged", "Fundacja Źródło (przykład)"],
    ]


def test_the_same_file_twice_changes_nothing() -> None:
    written(table(), source="Raz")
    stamps = set(Organization.objects.values_list("pk", "changed_at"))
    second = checked(table(), source="Dwa")
    assert _counts(second) == (0, 0, 2, 0, 0)
    with pytest.raises(Refused):
        import_write(this=second, actor=keeper())
    assert set(Organization.objects.values_list("pk", "changed_at")) == stamps


def test_a_card_is_known_by_a_number_and_filled_in() -> None:
    card = listed("Inna nazwa (przykład)", krs="0000000901", town="Olsztyn")
    this = written(table(ROWS[0]))
    assert _counts(this) == (0, 1, 0, 0, 0)
    card.refresh_from_db()
    assert card.party.name == "Inna nazwa (przykład)"
    assert card.town == "Olsztyn"
    assert Party.objects.get(pk=card.party_id).email == "laka@przyklad.example"


def test_values_that_stand_give_way_only_when_the_keeper_says_so() -> None:
    card = listed("Inna nazwa (przykład)", krs="0000000901", town="Olsztyn")
    written(table(ROWS[0]), overwrite=True)
    card.refresh_from_db()
    assert (card.party.name, card.town) == ("Stowarzyszenie Łąka (przykład)", "Częstochowa")
    assert card.party.seat == "Częstochowa"


def test_without_numbers_a_card_is_known_by_its_very_name_and_town() -> None:
    listed("FUNDACJA „Źródło”  (przykład)".replace("  ", " "), town="kłobuck")
    listed("Fundacja Źródło (przykład)", town="Lubliniec")
    row = ("Fundacja  Źródło (przykład)", "", "Kłobuck", "nowy@przyklad.example")
    assert _counts(checked(table(row))) == (0, 1, 0, 0, 0)


def test_another_number_means_another_organisation() -> None:
    listed(ROWS[0][0], krs="0000000555", town="Częstochowa")
    assert _counts(checked(table(ROWS[0]))) == (1, 0, 0, 0, 0)


def test_a_row_that_may_mean_two_cards_is_wrong() -> None:
    listed("Pierwsza (przykład)", krs="0000000901")
    listed("Druga (przykład)", nip="9490000001")
    row = ("Łąka (przykład)", "0000000901", "9490000001")
    this = checked(table(row, header=("Nazwa", "KRS", "NIP")))
    assert _counts(this) == (0, 0, 0, 0, 1)


def test_two_rows_that_tell_otherwise_of_one_organisation_are_not_both_taken() -> None:
    other = (ROWS[0][0], "0000000901", "Kłobuck", "")
    this = checked(table(ROWS[0], other))
    assert _counts(this) == (1, 0, 0, 0, 1)
    assert "2" in this.preview[1][3]


def test_one_bad_row_among_many_stops_all_of_them() -> None:
    rows = [(f"Organizacja nr {n} (przykład)", f"{n + 7000}", "", "") for n in range(600)]
    rows[333] = ("Zła (przykład)", "KRS?", "", "zly adres")
    this = checked(table(*rows))
    assert _counts(this) == (599, 0, 0, 0, 1)
    with pytest.raises(Refused):
        import_write(this=this, actor=keeper())
    assert not Organization.objects.filter(party__name__startswith="Organizacja nr").exists()


def test_the_wrong_rows_come_back_as_a_file_with_the_reasons() -> None:
    this = checked(table(ROWS[0], ("=Zła (przykład)", "KRS?", "", "zly adres")))
    assert this.wrong_rows
    lines = read(this.wrong_rows).decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 3  # a line for each wrong cell
    assert lines[2].startswith("3;KRS;KRS?;")
    assert "'=Zła (przykład)" in lines[1]  # nobody's spreadsheet runs it


def test_a_crash_while_writing_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"Organizacja nr {n} (przykład)", f"{n + 7000}", "", "") for n in range(600)]
    actor = keeper()
    this = checked(table(*rows), actor)
    import_write(this=this, actor=actor)
    calls = []

    def crash(*arguments: object, **named: object) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise OSError("the disk is full")
        real(*arguments, **named)  # type: ignore[arg-type]

    real = organizations_write
    monkeypatch.setattr(work, "organizations_write", crash)
    (done,) = run_jobs()
    assert isinstance(done.failure, OSError)
    this.refresh_from_db()
    assert (this.state, len(calls)) == (Import.State.FAILED, 2)
    assert not Organization.objects.filter(party__name__startswith="Organizacja nr").exists()
    monkeypatch.setattr(work, "organizations_write", real)
    again(this, actor)
    this.refresh_from_db()
    import_write(this=this, actor=actor)
    run_jobs()
    assert Organization.objects.filter(party__name__startswith="Organizacja nr").count() == 600


def test_a_card_changed_since_the_check_stops_the_writing() -> None:
    card, actor = listed(krs="0000000901"), keeper()
    this = checked(table(ROWS[0]), actor)
    _change(card, town="Olsztyn")
    import_write(this=this, actor=actor)
    run_jobs()
    this.refresh_from_db()
    assert this.state == Import.State.FAILED
    assert this.problem
    assert Party.objects.get(pk=card.party_id).email == ""


def test_a_change_of_something_else_stops_nothing() -> None:
    card, actor = listed(krs="0000000901"), keeper()
    this = checked(table(ROWS[0]), actor)
    _change(card, district="Raków")
    import_write(this=this, actor=actor)
    run_jobs()
    this.refresh_from_db()
    assert this.state == Import.State.DONE


def test_an_organisation_that_came_meanwhile_is_not_doubled() -> None:
    actor = keeper()
    this = checked(table(ROWS[0]), actor)
    listed("Nowa (przykład)", krs="0000000901")
    import_write(this=this, actor=actor)
    run_jobs()
    this.refresh_from_db()
    assert this.state == Import.State.FAILED
    assert Organization.objects.filter(party__krs="0000000901").count() == 1


def test_a_double_click_checks_and_writes_once() -> None:
    actor = keeper()
    this = uploaded(table(), actor)
    for _click in range(2):
        import_check(
            this=this,
            columns=this.columns,
            source="",
            as_of=date(2026, 3, 1),
            overwrite=False,
            actor=actor,
        )
    assert ProcrastinateJob.objects.filter(task_name="importing.check").count() == 1
    run_jobs()
    this.refresh_from_db()
    for _click in range(2):
        import_write(this=this, actor=actor)
    assert ProcrastinateJob.objects.filter(task_name="importing.write").count() == 1
    run_jobs()
    import_written(this=this, actor=actor)  # a job that comes twice
    assert Organization.objects.filter(party__krs="0000000901").count() == 1


def test_columns_that_say_nothing_of_whose_rows_they_are_are_refused() -> None:
    actor = keeper()
    this = uploaded(table(), actor)
    for columns in (["", "", "town", "email"], ["name", "name", "town", "email"]):
        with pytest.raises(Refused):
            again(this, actor, columns=columns)


def test_the_journal_tells_of_it_without_a_word_of_the_file() -> None:
    this = written(table())
    entries = list(journal.read(f"import:{this.pk}"))
    acts = [entry.act for entry in entries]
    assert acts == [
        "import.uploaded",
        "import.check",
        "import.checked",
        "import.write",
        "import.batch",
        "import.done",
    ]
    assert "Łąka" not in str(entries)
    assert "przyklad.example" not in str(entries)


def test_the_journal_answers_for_every_card_written() -> None:
    written(table((*ROWS[0], "/ngo/1"), header=(*HEADER, "Stary adres")))
    written(table(("Zmieniona (przykład)", "0000000901", "Olsztyn", "")), overwrite=True)
    assert not row_faults()
    Organization.objects.filter(party__krs="0000000901").update(town="Podmieniona")
    assert row_faults()


def test_old_addresses_come_with_the_rows() -> None:
    header = (*HEADER, "Stary adres")
    row = (*ROWS[0], "https://stara.example/NGO/Łąka/ /index.php?id=7")
    written(table(row, header=header))
    assert set(OldAddress.objects.values_list("path", flat=True)) == {
        "/ngo/łąka",
        "/index.php?id=7",
    }
    assert _counts(checked(table(row, header=header))) == (0, 0, 1, 0, 0)


def test_an_old_address_of_another_organisation_is_wrong() -> None:
    header = (*HEADER, "Stary adres")
    written(table((*ROWS[0], "/ngo/1"), header=header))
    rows = ((*ROWS[1], "/ngo/1"), ("Trzecia (przykład)", "", "", "", "/urzad/"))
    this = checked(table(*rows, header=header))
    assert _counts(this) == (0, 0, 0, 0, 2)


def test_a_workbook_is_read_like_a_text() -> None:
    rows = [("Łąka (przykład)", 901, date(2020, 5, 4), True)]
    book = workbook(*rows, header=("Nazwa", "KRS", "Data rejestracji", "Wolontariat"))
    written(saved(book))
    card = Organization.objects.get(party__krs="0000000901")
    assert card.registered_on == date(2020, 5, 4)
    assert card.accepts_volunteers is True


def _change(card: Organization, **values: str) -> None:
    card_change(
        organization=card,
        values=values,
        source="próba",
        as_of=date(2026, 1, 3),
        actor=Actor.system(),
    )
