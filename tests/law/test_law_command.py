"""``ccop law`` answers in JSON, and a question it cannot take with one line."""

import json
from datetime import date

import pytest

from ccop.law import cli
from ccop.law.parameters import table

TODAY = date(2026, 11, 26)


def _law(*arguments: str) -> int:
    return cli.main(arguments, today=TODAY, table=table())


def test_a_rule_answers_with_its_reasons_and_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert _law("run", "ART13-1", "bip=2026-03-02", "website=2026-03-02", "board=5.03.2026") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["result"] == {"nominal": "2026-03-26", "last": "2026-03-26"}
    assert answer["reference_day"] == "2026-03-05"
    assert answer["citation"] == "art. 13 ust. 1 ustawy"
    (number,) = answer["parameters"]
    assert (number["value"], number["valid_from"]) == ("21", "2024-09-17")
    assert any("5.03.2026, czwartek" in step for step in answer["explanation"])


def test_a_rule_shows_its_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    assert _law("show", "ART13-1") == 0
    answer = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in answer["inputs"]] == ["bip", "board", "website"]
    assert answer["inputs"][0]["unit"] == "dzień, RRRR-MM-DD"
    assert answer["state"] == "coded"


def test_values_that_may_be_left_out_show_their_unit_and_choices_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _law("show", "ART12-2.reply") == 0
    inputs = {each["name"]: each for each in json.loads(capsys.readouterr().out)["inputs"]}
    assert inputs["announcement"]["unit"] == "dzień, RRRR-MM-DD"
    assert inputs["outcome"]["choices"] == ["celowe", "niecelowe"]
    assert _law("show", "ART13-2.previous") == 0
    inputs = {each["name"]: each for each in json.loads(capsys.readouterr().out)["inputs"]}
    assert inputs["this_year"]["unit"] == "PLN"


def test_a_rule_that_is_no_function_says_where_it_lives_and_why(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _law("show", "ART5B-1") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["state"], answer["note"]) == ("outside", "nie dotyczy miasta")
    assert "inputs" not in answer


def test_rules_are_listed_with_their_state(capsys: pytest.CaptureFixture[str]) -> None:
    assert _law("list") == 0
    states = {each["code"]: each["state"] for each in json.loads(capsys.readouterr().out)}
    assert states["ART13-1"] == "coded"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "ART13-9"], "there is no rule 'ART13-9'"),
        (["run", "ART5B-1"], "ART5B-1 is no function (outside: nie dotyczy miasta)"),
        (["run", "ART13-1", "bip=2026-02-30", "website=1.3.2026", "board=1.3.2026"], "Nie ma"),
        (["run", "ART13-1", "bip=2026-03-02"], "board: Brakuje tej wartości."),
        (["run", "ART13-3", "tablica=2026-03-02"], "Zna: bip, board, website."),
        (["run", "ART13-1", "bip"], "is not name=value"),
        (["run", "ART13-1", "bip=[1"], "is no JSON list"),
        (["run", "ART13-3", "--on", "wczoraj"], "--on: Wpisz datę"),
        (["run", "ART13-1", "bip=2003-01-02", "website=2003-01-02", "board=2003-01-02"], "nie zna"),
    ],
)
def test_what_cannot_be_taken_is_told_in_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _law(*arguments) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
