"""Two versions of a text are told apart word by word, and nothing of either is lost."""

import time

from hypothesis import given
from hypothesis import strategies as st

from ccop.kernel.paperwork.words import Piece, word_pieces

_TEXTS = st.text(st.sampled_from("ab \n"), max_size=60)


def _joined(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


@given(_TEXTS, _TEXTS)
def test_pieces_joined_again_are_the_texts(before: str, after: str) -> None:
    old, new = word_pieces(before, after)
    assert (_joined(old), _joined(new)) == (before, after)


@given(_TEXTS, _TEXTS)
def test_what_is_not_marked_stands_in_both(before: str, after: str) -> None:
    old, new = word_pieces(before, after)
    kept = ["".join(piece.text for piece in pieces if not piece.marked) for pieces in (old, new)]
    assert kept[0] == kept[1]


@given(_TEXTS)
def test_of_the_same_text_nothing_is_marked(text: str) -> None:
    assert not any(piece.marked for pieces in word_pieces(text, text) for piece in pieces)


def test_a_changed_word_alone_is_marked() -> None:
    old, new = word_pieces("Warsztaty śpiewu dla Rakowa", "Warsztaty tańca dla Rakowa")
    assert [piece.text for piece in old if piece.marked] == ["śpiewu "]
    assert [piece.text for piece in new if piece.marked] == ["tańca "]


def test_long_texts_that_have_nothing_in_common_are_marked_whole() -> None:
    begun = time.monotonic()
    old, new = word_pieces("a b " * 20_000, "c d " * 20_000)
    assert [piece.marked for piece in old + new] == [True, True]
    assert time.monotonic() - begun < 5  # seconds; compared word by word it would be minutes
