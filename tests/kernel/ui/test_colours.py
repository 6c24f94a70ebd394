"""Every text can be read and every sign seen, in all four themes."""

from pathlib import Path

import pytest

from ccop.kernel.ui import tokens
from ccop.kernel.ui.management.commands.build_tokens import STYLESHEET


def test_black_on_white_is_the_largest_contrast_there_is() -> None:
    assert tokens.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert tokens.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", tokens.THEMES)
@pytest.mark.parametrize(("pairs", "least"), [("TEXT_PAIRS", 7.0), ("SIGN_PAIRS", 3.0)])
def test_words_have_seven_to_one_and_signs_three_to_one(
    theme: str, pairs: str, least: float
) -> None:
    faint = {
        f"{one} on {other}": ratio
        for one, other in getattr(tokens, pairs)
        if (ratio := _ratio(theme, one, other)) < least
    }
    assert not faint


def test_the_stylesheet_carries_the_table() -> None:
    assert Path(STYLESHEET).read_text("utf-8") == tokens.stylesheet()


def _ratio(theme: str, one: str, other: str) -> float:
    colours = (getattr(tokens.TOKENS[name], theme) for name in (one, other))
    return tokens.contrast(*colours)
