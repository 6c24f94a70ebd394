"""Whoever edits a table by hand, as its owner and past all triggers, is told by the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

from ccop.config.postgres import SUPERUSER
from ccop.directory.importing.models import OldAddress
from ccop.directory.organizations.services import card_move
from ccop.directory.registrations.claiming import evidence_record
from ccop.grants.offers.services import offer_move
from ccop.kernel import clock, journal
from ccop.kernel.cases.messages import message_send
from ccop.kernel.city.models import Department
from ccop.kernel.files.models import StoredFile
from ccop.kernel.journal.checks import verify_all
from ccop.kernel.journal.witnesses import witnessed_tables
from ccop.kernel.seals import cli
from ccop.kernel.seals.models import Seal
from ccop.kernel.seals.services import seal_make
from ccop.kernel.statutes.services import value_confirm
from tests.house.world import World, world
from tests.tools.database import CLUSTER, NAME

UNWITNESSED = {
    # the journal itself, held by its own hashes
    "journal_entry": "held by the chain",
    "journal_head": "held by the chain",
    "journal_salt": "a changed salt spoils the digest of its row",
    "seals_sealedhead": "held by the signature of its seal",
    # held against the journal otherwise
    "cases_caseevent": "holds the receipt of its entry, so it is compared with the entry itself",
    # working material: what counts is sealed, and the sealed paper is witnessed
    "paperwork_draft": "changes with every key pressed; the sealed paper counts",
    "paperwork_revision": "the history of a draft",
    "paperwork_conflict": "two texts of a draft",
    "paperwork_presence": "who has a draft open now",
    # follows from witnessed rows
    "cases_numbercounter": "the numbers given stand on their cases",
    "notices_notice": "tells what happened elsewhere",
    "notices_mail": "tells what happened elsewhere",
    "search_entry": "the index of the search: derived, made anew by `ccop search reindex`",
    "search_spelling": "words of the index",
    "status_logplace": "how far a file has been read",
    "city_installation": "one row, written when the tables are made; asked at every start",
    "clock_shift": "of a demonstration only; a move has its entry",
    "registers_quota": "counts calls of a day",
    # about the account of one person, who changes and erases it
    "people_person": "a person's own account; signatures keep the name as it stood",
    "people_keptpost": "kept for an hour",
    "people_cache": "counts of attempts to sign in",
}
OTHERS = ("account_", "mfa_", "usersessions_", "django_", "procrastinate_", "auth_")
"""Tables of libraries: sessions, accounts, jobs."""

LEFT_OUT = {
    "cases_case.next_deadline": "a copy of the call's closing, for the order of lists",
    "cases_message.read_at": "seen by the other side: no act",
    "importing_import.read": "how far a file has been read, shown meanwhile: no act",
    "parties_invitation.answered_at": "also set when an invitation has grown too old: no act",
    "paperwork_paper.content": "held by the checksum",
}


def _tables() -> dict[str, set[str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, array_agg(column_name::text) FROM information_schema.columns "
            "WHERE table_schema = 'public' GROUP BY table_name"
        )
        return {
            table: set(columns)
            for table, columns in cursor.fetchall()
            if not table.startswith(OTHERS)
        }


@pytest.mark.django_db
def test_every_column_is_witnessed_or_excused_here() -> None:
    witnessed = witnessed_tables()
    excused = {
        f"{table}.{column}"
        for table, columns in _tables().items()
        if table not in UNWITNESSED
        for column in columns.difference(witnessed.get(table, ()))
    }
    assert excused == set(LEFT_OUT)
    assert not set(UNWITNESSED) & set(witnessed)
    assert set(UNWITNESSED) <= set(_tables())


@pytest.fixture
def full(transactional_db: None) -> World:
    """Rows in every witnessed table, all of them told by the journal."""
    made = world("opened")
    office = made.actor("clerk")
    message_send(
        case=made.offer.case, actor=office, text="Pytanie.", from_office=True, token=uuid4()
    )
    offer_move(
        offer=made.earlier,
        move="invite",
        actor=made.actor("editor"),
        partner=str(made.other_party.pk),
    )
    value_confirm(proposal=made.proposal.pk, actor=made.actor("operator"))
    evidence_record(
        claim=made.claim,
        kind="statute",
        dated=clock.today(),
        number="",
        shows="prezes",
        seen_on=clock.today(),
        actor=made.actor("keeper"),
        token=uuid4(),
    )
    card_move(
        organization=made.cards["bare"],
        state="archived",
        reason="Próba",
        actor=made.actor("keeper"),
    )
    with transaction.atomic():
        # The world makes some of its rows without a service.
        Department.objects.create(code="ps", name="Wydział Przykładowy", symbol="PS")
        made.task.competition.criteria.create(place=1, name="Przydatność")
        OldAddress.objects.create(path="/stara/", organization=made.listed)
        _touch_everything()
        journal.append(stream="test:1", act="world.made", actor=None, data={})
    seal_make(reason=Seal.Reason.HAND, about="test")
    return made


def _touch_everything() -> None:
    with connection.cursor() as cursor:
        for table, (key, *_columns) in witnessed_tables().items():
            cursor.execute(
                sql.SQL("SELECT has_table_privilege({}, 'UPDATE')").format(sql.Literal(table))
            )
            if cursor.fetchone() == (True,):
                cursor.execute(
                    sql.SQL("UPDATE {t} SET {k} = {k}").format(
                        t=sql.Identifier(table), k=sql.Identifier(key)
                    )
                )


_OTHER_VALUE = {
    "text": "coalesce({c}, '') || 'x'",
    "character varying": "coalesce({c}, '') || 'x'",
    "uuid": "gen_random_uuid()",
    "smallint": "coalesce({c}, 0) + 1",
    "integer": "coalesce({c}, 0) + 1",
    "bigint": "coalesce({c}, 0) + 1",
    "numeric": "coalesce({c}, 0) + 1",
    "boolean": "NOT coalesce({c}, false)",
    "date": "coalesce({c}, current_date) + 1",
    "timestamp with time zone": "coalesce({c}, now()) + interval '1 second'",
    "daterange": "daterange(lower({c}) - 1, upper({c}))",
    "ARRAY": "array_append({c}, 'x')",
    "jsonb": "{c} || '[1]'",
}


def _columns(table: str) -> list[tuple[str, str]]:
    """Columns that can be written, with their types: not those the database computes itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name, data_type FROM information_schema.columns "
            "WHERE table_name = %s AND is_generated = 'NEVER'",
            [table],
        )
        return [(column, kind) for column, kind in cursor.fetchall()]


@contextmanager
def _edited(table: str, column: str, value: str) -> Iterator[None]:
    """One row with another value in one column, put back afterwards."""
    written = sql.SQL(", ").join(sql.Identifier(name) for name, _kind in _columns(table))
    names = {"t": sql.Identifier(table), "c": sql.Identifier(column), "w": written}
    with psycopg.connect(CLUSTER.url(SUPERUSER, NAME), autocommit=True) as server:
        server.execute(sql.SQL("ALTER TABLE {t} DISABLE TRIGGER ALL").format(**names))
        server.execute(sql.SQL("CREATE TEMP TABLE kept AS SELECT * FROM {t}").format(**names))
        try:
            changed = sql.SQL(value).format(**names)
            server.execute(
                sql.SQL("UPDATE {t} SET {c} = {v} WHERE ctid = (SELECT max(ctid) FROM {t})").format(
                    **names, v=changed
                )
            )
            yield
        finally:
            server.execute(sql.SQL("DELETE FROM {t}").format(**names))
            server.execute(sql.SQL("INSERT INTO {t} ({w}) SELECT {w} FROM kept").format(**names))
            server.execute(sql.SQL("ALTER TABLE {t} ENABLE TRIGGER ALL").format(**names))


def test_whichever_column_is_edited_the_entry_is_named(full: World) -> None:
    assert verify_all().faults == ()
    silent, tables = [], set()
    for table in witnessed_tables():
        for column, kind in _columns(table):
            if column not in witnessed_tables()[table]:
                continue
            try:
                with _edited(table, column, _OTHER_VALUE[kind]):
                    faults = verify_all().faults
            except (psycopg.errors.IntegrityError, psycopg.errors.DataError):
                continue  # the table itself refuses such a value
            tables.add(table)
            if not any(fault.what.startswith(f"{table}:") and fault.seq for fault in faults):
                silent.append(f"{table}.{column}")
    assert not silent
    assert tables == set(witnessed_tables())
    assert verify_all().faults == ()


@pytest.mark.parametrize("change", ["NOT NULL", "removed", "added"])
def test_an_event_that_tells_otherwise_than_its_entry(full: World, change: str) -> None:
    statements = {
        "NOT NULL": "UPDATE cases_caseevent SET person_id = NULL WHERE move = 'submit'",
        "removed": "DELETE FROM cases_caseevent WHERE move = 'submit'",
        "added": "INSERT INTO cases_caseevent (case_id, at, move, stream, seq, hash) "
        "SELECT case_id, at, 'sign', stream, 99, hash FROM cases_caseevent LIMIT 1",
    }
    with psycopg.connect(CLUSTER.url(SUPERUSER, NAME), autocommit=True) as server:
        server.execute(statements[change])
    (fault,) = verify_all().faults
    event = full.offer.case.events.filter(move="submit").first()
    assert fault.what == "cases_caseevent"
    assert fault.seq == (99 if change == "added" else event.seq if event else fault.seq)


def test_changed_bytes_of_a_paper_and_of_a_file_name_their_entries(
    full: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["verify"]) == 0
    with psycopg.connect(CLUSTER.url(SUPERUSER, NAME), autocommit=True) as server:
        server.execute("ALTER TABLE paperwork_paper DISABLE TRIGGER ALL")
        server.execute("UPDATE paperwork_paper SET content = content || '\\x20'")
        server.execute("ALTER TABLE paperwork_paper ENABLE TRIGGER ALL")
    stored = StoredFile.objects.get(media_type="application/pdf")
    (path,) = Path(settings.FILES_ROOT).rglob(stored.sha256)
    path.chmod(0o640)
    path.write_bytes(b"%PDF-1.7 podmieniony")
    assert cli.main(["verify"]) == 4
    told = capsys.readouterr().out
    assert f"konkurs:{full.task.competition_id}" in told
    assert f"paperwork_paper:{full.offer.paper_id}" in told
    assert f"files_storedfile:{stored.sha256}" in told
