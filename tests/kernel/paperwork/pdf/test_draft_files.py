import json
from pathlib import Path

import pytest

from ccop.kernel.paperwork.draft_files import NOT_PRINTED, NOT_READ, PRINTED, render_file


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "oferta.pdf"


def saved(tmp_path: Path, document: object) -> Path:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize(
    "document",
    [
        {"task": {"title": "Koncert"}},
        {"context": {"call": "Konkurs"}, "content": {"task": {"title": "Koncert"}}},
    ],
)
def test_a_draft_in_a_file_is_printed(
    document: object, tmp_path: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render_file("oferta/2018", saved(tmp_path, document), target) == PRINTED
    assert target.read_bytes().startswith(b"%PDF")
    assert json.loads(capsys.readouterr().out)["form"] == "oferta/2018"


def test_what_could_not_be_read_is_told(
    tmp_path: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = {"task": {"start": "kiedyś"}}
    assert render_file("oferta/2018", saved(tmp_path, document), target) == PRINTED
    assert list(json.loads(capsys.readouterr().out)["unreadable"]) == ["task.start"]


def test_a_draft_that_cannot_be_printed_is_told_from_one_that_cannot_be_read(
    tmp_path: Path, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unprintable = {"context": {"call": "☐"}, "content": {}}
    assert render_file("oferta/2018", saved(tmp_path, unprintable), target) == NOT_PRINTED
    assert "☐" in json.loads(capsys.readouterr().out)["error"]
    assert render_file("oferta/1918", saved(tmp_path, {}), target) == NOT_READ
    assert render_file("oferta/2018", saved(tmp_path, []), target) == NOT_READ
    assert render_file("oferta/2018", tmp_path / "none.json", target) == NOT_READ
    assert not target.exists()
