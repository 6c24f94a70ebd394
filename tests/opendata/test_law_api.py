"""Programs ask the law over the API and get what the command line prints; what cannot be taken is
told as a problem document, never as a trace."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from ccop.law import cli
from ccop.law.catalogue import catalogue
from ccop.law.parameters import table
from ccop.opendata.api import law
from ccop.opendata.api.counts import A_MINUTE, Counts, subscriber

pytestmark = pytest.mark.django_db
RULES = "/api/v1/law/rules"
ASKED = {"inputs": {"bip": "2026-03-02", "board": "2026-03-05", "website": "2026-03-03"}}


def _post(code: str, content: Any, client: Client | None = None) -> Any:
    body = content if isinstance(content, (str, bytes)) else json.dumps(content)
    return (client or Client()).post(f"{RULES}/{code}", body, content_type="application/json")


def _problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]
    assert "Traceback" not in answer.content.decode()
    return told


def test_every_rule_is_listed_with_its_state() -> None:
    listed = Client().get(RULES).json()
    assert {each["code"] for each in listed} == {entry.code for entry in catalogue()}
    outside = Client().get(RULES, {"state": "step"}).json()
    assert {each["state"] for each in outside} == {"step"}


def test_a_rule_is_shown_as_the_command_line_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["show", "ART13-1"], today=date(2026, 11, 26), table=table())
    assert Client().get(f"{RULES}/ART13-1").json() == json.loads(capsys.readouterr().out)


def test_a_rule_answers_as_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    typed = [f"{name}={value}" for name, value in ASKED["inputs"].items()]
    cli.main(["run", "ART13-1", *typed], today=date(2026, 11, 26), table=table())
    answer = _post("ART13-1", ASKED)
    assert answer.status_code == 200
    assert answer.json() == json.loads(capsys.readouterr().out)
    assert answer.json()["result"]["nominal"] == "2026-03-26"


def test_the_law_of_another_day_can_be_asked() -> None:
    answer = _post("ART13-3", {"inputs": {}, "on": "2025-03-02"}).json()
    assert answer["reference_day"] == "2025-03-02"
    assert [each["where"] for each in answer["findings"]] == ["bip", "board", "website"]


def test_no_cookie_is_read_or_set_and_no_token_wanted() -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["session"] = "x" * 32
    answer = _post("ART13-1", ASKED, client)
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize(
    ("inputs", "name", "said"),
    [
        ({"bip": "2026-02-30"}, "bip", "Nie ma takiego dnia: 2026-02-30."),
        ({"bip": "2026-03-02"}, "board", "Brakuje tej wartości."),
        ({"bip": 5}, "bip", "Wpisz datę jako"),
        ({"bip": 253402300799}, "bip", "Wpisz datę jako"),
        ({"bip": "99999-01-01"}, "bip", "Wpisz datę jako"),
        ({"bip": ["2026-03-02"]}, "bip", "nie można odczytać"),
        ({"tablica": "2026-03-02"}, "tablica", "Tej wartości reguła nie zna."),
    ],
)
def test_each_value_that_cannot_be_taken_is_named(
    inputs: dict[str, Any], name: str, said: str
) -> None:
    told = _problem(_post("ART13-1", {"inputs": inputs}), 422)
    assert said in {each["name"]: each["detail"] for each in told["problems"]}[name]


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("-5", "nie może być ujemna"),
        (-5, "nie może być ujemna"),
        ("9999999999", "nie może być większa"),
        (9999999999, "nie może być większa"),
        ("12,345", "Nie wiadomo, czy kropka lub przecinek"),
        (12.3456, "Za dużo cyfr po przecinku"),
        ("99999999999999", "za duża"),
        (1e300, "Wpisz kwotę cyframi"),
    ],
)
def test_amounts_out_of_bounds_are_told_in_one_line(amount: Any, said: str) -> None:
    inputs = {"announced": "2026-03-02", "this_year": [amount]}
    told = _problem(_post("ART13-2.previous", {"inputs": inputs}), 422)
    (only,) = told["problems"]
    assert only["name"] == "this_year.0"
    assert said in only["detail"]
    assert "\n" not in only["detail"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("", 422),
        ("{", 400),
        (b"\xff\xfe", 400),
        ("[" * 60_000, 400),
        ('{"inputs": {"bip": ' + "9" * 5000 + "}}", 400),
        ("[]", 422),
        ('{"inputs": []}', 422),
        ('{"inputs": {}, "w_dniu": "2026-03-02"}', 422),
        ('{"inputs": {}, "on": "2026-02-30"}', 422),
        ('{"inputs": {}, "on": 5}', 422),
        ('{"inputs": {"bip": ' + "[" * 900 + "]" * 900 + "}}", 400),
        ('{"inputs": {"bip": ' + "[" * 300 + "]" * 300 + "}}", 422),
        ('{"inputs": {"bip": NaN}}', 422),
    ],
)
def test_a_body_of_another_shape_is_refused(content: str | bytes, status: int) -> None:
    _problem(_post("ART13-1", content), status)


def test_a_form_is_no_json() -> None:
    _problem(Client().post(f"{RULES}/ART13-1", {"a": "b"}, content_type=MULTIPART_CONTENT), 400)


def test_ten_megabytes_are_refused_before_they_are_read() -> None:
    body = json.dumps({"inputs": {"bip": "2" * 10_000_000}})
    _problem(_post("ART13-1", body), 413)


def test_an_unknown_rule_is_not_found() -> None:
    assert "Nie ma reguły ART13-9" in _problem(_post("ART13-9", ASKED), 404)["detail"]
    _problem(Client().get(f"{RULES}/ART13-9"), 404)
    _problem(Client().get("/api/v2/"), 404)


def test_a_rule_that_is_no_function_says_who_keeps_it() -> None:
    assert "nie liczy portal" in _problem(_post("ART13-4", {"inputs": {}}), 422)["detail"]


def test_another_method_is_refused_with_those_that_are_known() -> None:
    answer = Client().delete(f"{RULES}/ART13-1")
    _problem(answer, 405)
    assert {each.strip() for each in answer["Allow"].split(",")} == {"GET", "POST"}


def test_a_fault_of_the_program_tells_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("sekret")

    monkeypatch.setattr(law, "run", broken)
    client = Client(raise_request_exception=False)
    assert "sekret" not in json.dumps(_problem(_post("ART13-1", ASKED, client), 500))


def test_two_hundred_requests_of_one_address_are_held_back() -> None:
    client = Client()
    answers = [client.get(f"{RULES}/ART13-1") for _ in range(200)]
    statuses = [answer.status_code for answer in answers]
    # The minute may turn once while they come.
    assert statuses.count(200) in {A_MINUTE, *range(A_MINUTE, 2 * A_MINUTE + 1)}
    refused = next(answer for answer in answers if answer.status_code == 429)
    _problem(refused, 429)
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert client.get("/prawo/").status_code == 200


def test_each_address_is_counted_for_itself_and_anew_each_minute() -> None:
    now = 0.0
    counts = Counts(lambda: now)
    assert [counts.pause("192.0.2.1") for _ in range(A_MINUTE)] == [0] * A_MINUTE
    now = 45.5
    assert counts.pause("192.0.2.1") == 15
    assert counts.pause("192.0.2.2") == 0
    now = 60.0
    assert counts.pause("192.0.2.1") == 0


def test_an_address_stands_for_its_subscriber() -> None:
    assert subscriber("2001:db8:1:2:3::4") == subscriber("2001:db8:1:2:ffff::1")
    assert subscriber("2001:db8:1:2::1") != subscriber("2001:db8:1:3::1")
    assert subscriber("192.0.2.1") == "192.0.2.1"
    assert subscriber("nikt") == ""


def test_the_description_is_openapi_and_leads_to_no_other_host() -> None:
    answer = Client().get("/api/v1/openapi.json")
    described = answer.json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {f"{RULES}", f"{RULES}/{{code}}"}
    assert "http" not in answer.content.decode()
    assert Client().get("/api/v1/docs").status_code == 404
