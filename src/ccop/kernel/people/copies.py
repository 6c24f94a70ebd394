"""The copy of one's data (article 15(3) and 20 of Regulation (EU) 2016/679)."""

from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ccop.kernel import clock
from ccop.kernel.city import identity
from ccop.kernel.people.holdings import Table, tables_of
from ccop.kernel.people.models import Person
from ccop.kernel.ui import wording

FORMAT = "ccop-person"
VERSION = 1


def copy_as_data(person: Person) -> dict[str, object]:
    """The copy for machines: tables by their lasting names, each row by its lasting columns."""
    return {
        "format": FORMAT,
        "format_version": VERSION,
        "made_at": clock.now().isoformat(),
        "person": str(person.pk),
        **{
            table.name: [
                {name: text for (name, _heading), text in zip(table.columns, row, strict=True)}
                for row in table.rows
            ]
            for table in tables_of(person)
        },
    }


def copy_to_print(person: Person) -> dict[str, object]:
    """The copy for people, as the template of the print takes it."""
    made: datetime = clock.now()
    return {
        "words": {
            "title": _("My data in the portal"),
            "made": _("Made on"),
            "language": (get_language() or "pl")[:2],
        },
        "name": person.full_name,
        "made": wording.moment(made),
        "keeper": identity().centre.name,
        "tables": [_printed(table) for table in tables_of(person)],
    }


def _printed(table: Table) -> dict[str, object]:
    return {
        "title": str(table.title),
        "headings": [str(heading) for _name, heading in table.columns],
        "rows": [list(row) for row in table.rows],
    }
