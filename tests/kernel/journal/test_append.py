"""What is appended to the journal is chained by the database exactly as the formula says."""

import json
import struct
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from ccop.kernel import clock, journal

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
streams = st.from_regex(r"[a-z_]{1,8}:[A-Za-z0-9._-]{1,12}", fullmatch=True)


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8")).digest()


def _rows(stream: str) -> list[tuple[int, datetime, str, bytes, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq, at, body, prev, hash FROM journal_entry WHERE stream = %s ORDER BY seq",
            [stream],
        )
        return list(cursor)


@pytest.mark.django_db
@settings(max_examples=50)
@given(
    stream=streams, acts=st.lists(st.dictionaries(st.text(), json_values, max_size=3), max_size=3)
)
def test_the_chain_agrees_with_an_independent_computation(
    stream: str, acts: list[dict[str, Any]]
) -> None:
    for data in acts:
        journal.append(stream=stream, act="tested", actor=None, data=data)
    link = _digest("genesis:" + stream)
    for expected_seq, (seq, at, body, prev, digest) in enumerate(_rows(stream), start=1):
        since = at - datetime(1970, 1, 1, tzinfo=UTC)
        microseconds = (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds
        numbers = struct.pack(">qq", seq, microseconds)
        assert (seq, prev) == (expected_seq, link)
        assert digest == sha256(b"\x01" + _digest(stream) + numbers + link + _digest(body)).digest()
        link = digest
    assert journal.verify().exit_code == 0


@pytest.mark.django_db
@settings(max_examples=50)
@given(data=st.dictionaries(st.text(), json_values, max_size=4))
def test_what_was_appended_is_read_back(data: dict[str, Any]) -> None:
    receipt = journal.append(stream="konkurs:7", act="offer.submitted", actor="p-1", data=data)
    last = journal.read("konkurs:7")[-1]
    assert (last.act, last.actor, last.data) == ("offer.submitted", "p-1", data)
    assert (last.stream, last.seq, last.at, last.hash) == (
        receipt.stream,
        receipt.seq,
        receipt.at,
        receipt.hash,
    )


@given(value=json_values)
def test_the_canonical_spelling_keeps_the_value_and_knows_no_order_of_keys(value: Any) -> None:
    text = journal.canonical(value)
    assert json.loads(text) == value
    assert journal.canonical(json.loads(text)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [None, True]}, '{"a":[null,true],"b":1}'),
        ({"zażółć": "„gęślą”"}, '{"zażółć":"„gęślą”"}'),
        ("a\n\x00", '"a\\n\\u0000"'),
    ],
)
def test_the_canonical_spelling_is_fixed(value: Any, text: str) -> None:
    assert journal.canonical(value) == text


@pytest.mark.parametrize("value", [1.5, {"a": {1: "x"}}, [{"at": object()}], {1, 2}, b"x"])
def test_what_two_programs_may_spell_differently_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        journal.canonical(value)


def test_text_without_an_utf8_form_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        journal.canonical("\ud800")


@pytest.mark.django_db
def test_the_receipt_has_the_databases_time() -> None:
    before = clock.now()
    receipt = journal.append(stream="system:2026-11", act="tested", actor=None, data={})
    assert before < receipt.at < clock.now()
    assert receipt.at.utcoffset() == timedelta(0)


@pytest.mark.django_db
@pytest.mark.parametrize("stream", ["", "konkurs", "konkurs:", ":1", "Konkurs:1", "konkurs:1 2"])
def test_a_stream_is_a_kind_and_an_id(stream: str) -> None:
    with pytest.raises(IntegrityError):
        journal.append(stream=stream, act="tested", actor=None, data={})


@pytest.mark.django_db
def test_acts_of_no_matter_go_to_the_stream_of_the_month_in_poland() -> None:
    clock.move(to=datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    assert journal.monthly("konto") == "konto:2027-01"


@pytest.mark.django_db(transaction=True)
def test_an_act_without_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        journal.append(stream="konkurs:1", act="tested", actor=None, data={})


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_trace_in_the_chain() -> None:
    with transaction.atomic():
        journal.append(stream="konkurs:1", act="kept", actor=None, data={})
    with transaction.atomic():
        journal.append(stream="konkurs:1", act="lost", actor=None, data={})
        transaction.set_rollback(True)
    with transaction.atomic():
        assert journal.append(stream="konkurs:1", act="kept", actor=None, data={}).seq == 2
    assert journal.verify().exit_code == 0


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_time_stand_in_one_chain() -> None:
    def act(_number: int) -> None:
        try:
            with transaction.atomic():
                journal.append(stream="konkurs:1", act="tested", actor=None, data={})
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(act, range(20)))
    report = journal.verify()
    assert (report.entries, report.streams, report.faults) == (20, 1, ())
