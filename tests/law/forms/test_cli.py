"""``ccop form`` from the command line, without a database."""

import json
from pathlib import Path

import pytest

from ccop.law.forms.base import seal
from ccop.law.forms.cli import main
from tests.law.offers import EXAMPLES, document, offer

FORM = "oferta/2018"


def _written(folder: Path, content: object) -> str:
    path = folder / "document.json"
    path.write_text(json.dumps(content), "utf-8")
    return str(path)


def test_list_names_the_forms_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    (form,) = json.loads(capsys.readouterr().out)
    assert form["form"] == FORM
    assert "Dz.U. 2018 poz. 2057" in form["source"]


def test_schema_is_that_of_a_complete_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", FORM]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["title"] == "SealedOffer"
    assert "funding" in schema["required"]


def test_an_offer_in_order_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    terms = str(EXAMPLES / "terms-two-years.json")
    assert main(["check", FORM, str(EXAMPLES / "typical.json"), "--terms", terms]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer == {"form": FORM, "errors": 0, "warnings": 0, "findings": []}


def test_errors_end_with_1_and_are_told_with_their_rule(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = _written(tmp_path, document("minimal", {"funding.grant": "799,99"}))
    assert main(["check", FORM, file]) == 1
    answer = json.loads(capsys.readouterr().out)
    (finding,) = answer["findings"]
    assert finding["code"] == "OF-10"
    assert finding["where"] == "funding.grant"
    assert answer["errors"] == 1


def test_warnings_alone_end_with_0(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = _written(tmp_path, document("minimal", {"results.r1.target": "koncert"}))
    assert main(["check", FORM, file]) == 0
    assert json.loads(capsys.readouterr().out)["warnings"] == 1


def test_a_sealed_paper_is_checked_as_its_content(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    content = json.loads(seal(offer("longest").draft))
    file = _written(tmp_path, {"form": FORM, "context": {}, "content": content})
    terms = str(EXAMPLES / "terms-five-years.json")
    assert main(["check", FORM, file, "--terms", terms]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


@pytest.mark.parametrize("text", ["", "[]", "{", "\xff"])
def test_a_file_that_is_no_form_ends_with_2(
    text: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "document.json"
    path.write_text(text, "latin-1")
    assert main(["check", FORM, str(path)]) == 2
    assert "document.json" in capsys.readouterr().err


def test_a_missing_file_and_wrong_terms_end_with_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["check", FORM, str(tmp_path / "none.json")]) == 2
    wrong = _written(tmp_path, {"kind": "wspieranie"})
    offer_file = str(EXAMPLES / "minimal.json")
    assert main(["check", FORM, offer_file, "--terms", wrong]) == 2
    assert "closes_at" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [[], ["check"], ["schema", "oferta/1999"], ["tidy"]])
def test_wrong_use_ends_with_2(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(wrong)
    assert end.value.code == 2
