"""Neither the journal nor the log of the program holds what belongs to a person."""

import json
import logging

import pytest
from django.db import connection

from ccop.kernel import journal
from ccop.kernel.cases.messages import message_send
from tests.house.world import world
from tests.support.people import at_desk

pytestmark = pytest.mark.django_db


def test_a_whole_story_leaves_no_personal_data_behind(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    here = world("opened")
    editor = here.people["editor"]
    message_send(
        case=here.offer.case,
        actor=at_desk(editor, here.party),
        text="Proszę o kontakt z Anną Próbną.",
        from_office=False,
        token=here.report.key,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM journal_entry")
        bodies = [body for (body,) in cursor.fetchall()]
    assert len(bodies) >= 6  # four moves of the offer, the report, the letter
    personal = [editor.full_name, editor.email, "Anna Próbna", "600 000 000", "ktos@przyklad"]
    told = [*bodies, *(record.getMessage() for record in caplog.records if _ours(record))]
    assert not [word for word in personal if any(word in text for text in told)]
    assert all(json.loads(body)["act"] for body in bodies)
    assert journal.verify().exit_code == 0


def _ours(record: logging.LogRecord) -> bool:
    # Statements sent to the database are logged in debugging only, never in an installation.
    return not record.name.startswith("django.db")
