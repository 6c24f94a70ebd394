"""What is sealed is read again as it was typed, and sealed again to the same bytes."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ccop.kernel.paperwork.sealing import sealed_bytes
from ccop.law.forms.base import read, unseal
from ccop.law.forms.document import get
from ccop.law.forms.offer_2018 import Offer
from tests.law.offers import document

FORM = "oferta/2018"
CONTEXT: dict[str, Any] = {"call": "Konkurs „próbny” (przykład)", "results_required": True}
LONG = ("task.summary", "task.outcomes", "profile.experience", "profile.resources")

signs = st.characters(max_codepoint=0x17F, exclude_categories=("C", "Z"))
texts = st.text(signs, min_size=1, max_size=60)
amounts = st.integers(0, 10**11).map(lambda grosze: f"{grosze // 100},{grosze % 100:02}")


@given(
    st.dictionaries(st.sampled_from(LONG), texts),
    st.dictionaries(st.sampled_from(["funding.grant", "funding.fees"]), amounts),
)
def test_sealed_bytes_round_trip(typed: dict[str, str], sums: dict[str, str]) -> None:
    draft = read(Offer, document("typical", typed | sums)).draft
    sealed = sealed_bytes(FORM, draft, CONTEXT)

    kept = json.loads(sealed)
    again = unseal(Offer, kept["content"])
    assert sealed_bytes(kept["form"], again, kept["context"]) == sealed
    assert again == draft


@given(st.dictionaries(st.sampled_from(LONG), texts, min_size=1))
def test_every_sign_typed_stands_in_the_sealed_paper(typed: dict[str, str]) -> None:
    draft = read(Offer, document("typical", typed)).draft
    content = json.loads(sealed_bytes(FORM, draft, CONTEXT))["content"]
    read_back = unseal(Offer, content)
    for path in typed:
        group, name = path.split(".")
        assert get(content, path) == getattr(getattr(read_back, group), name)
        assert get(content, path) == getattr(getattr(draft, group), name)
