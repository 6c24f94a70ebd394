"""Drafts of a form as Hypothesis draws them, made from the form's definition."""

from typing import Any

from hypothesis import strategies as st

from ccop.law.forms.base import YEARS, Leaf, Part, by_year, is_table, leaf_of, part_type
from ccop.law.forms.document import Document

Documents = st.SearchStrategy[Document]

_texts = st.text(max_size=8).map(lambda text: text.replace("\r", "\n"))
_ids = st.text("abc123_-", min_size=1, max_size=6)


def drafts(form: type[Part]) -> Documents:
    """Any draft that people can type: each leaf is there or is not, rows have ids of their own."""
    members: dict[str, Any] = {}
    for name, info in form.model_fields.items():
        inner, leaf = part_type(info), leaf_of(info)
        if inner and is_table(info):
            members[name] = st.lists(_row(inner), max_size=3, unique_by=lambda row: str(row["id"]))
        elif inner:
            members[name] = drafts(inner)
        elif leaf:
            texts = _answers(leaf)
            members[name] = (
                st.dictionaries(st.sampled_from(YEARS), texts) if by_year(info) else texts
            )
    return st.fixed_dictionaries({}, optional=members)


def _row(row: type[Part]) -> Documents:
    return st.tuples(_ids, drafts(row)).map(lambda drawn: {"id": drawn[0], **drawn[1]})


def _answers(leaf: Leaf) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *leaf.choices]) if leaf.choices else _texts


def told(place: Any) -> Any:
    """A document without what says nothing: empty texts, groups and tables."""
    if isinstance(place, dict):
        inner = {name: told(value) for name, value in place.items()}
        return {name: value for name, value in inner.items() if value}
    if isinstance(place, list):
        return [told(row) for row in place]
    return place
