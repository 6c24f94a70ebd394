from django.apps import AppConfig


class SearchConfig(AppConfig):
    """No table is witnessed by the journal: every row follows from rows of other rooms, which are,
    and ``ccop search reindex`` makes all of them anew."""

    name = "ccop.kernel.search"
    label = "search"
