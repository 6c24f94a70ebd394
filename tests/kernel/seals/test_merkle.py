"""One value stands for all heads: whichever changes, it changes."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from ccop.kernel.seals import merkle

leaves = st.lists(st.binary(max_size=40), max_size=40)


def test_the_tree_of_the_standard() -> None:
    """RFC 6962, section 2.1, on three leaves: the left half has two."""
    a, b, c = (sha256(b"\x00" + leaf).digest() for leaf in (b"a", b"b", b"c"))
    left = sha256(b"\x01" + a + b).digest()
    assert merkle.root([b"a", b"b", b"c"]) == sha256(b"\x01" + left + c).digest()
    assert merkle.root([]) == sha256(b"").digest()


@given(leaves, st.data())
def test_any_change_of_any_leaf_changes_the_root(values: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(values)))
    other = data.draw(st.binary(max_size=40))
    longer = [*values[:place], other, *values[place:]]
    assert merkle.root(longer) != merkle.root(values)
    if place < len(values) and values[place] != other:
        changed = [*values[:place], other, *values[place + 1 :]]
        assert merkle.root(changed) != merkle.root(values)


@given(leaves)
def test_a_node_is_never_taken_for_a_leaf(values: list[bytes]) -> None:
    if len(values) > 1:
        half = 1 << (len(values) - 1).bit_length() - 1
        joined = merkle.root(values[:half]) + merkle.root(values[half:])
        assert merkle.root([joined]) != merkle.root(values)
