from zoneinfo import ZoneInfo

from django.db.models import DateTimeField, Func
from django.db.models.functions import TruncDate

WARSAW = ZoneInfo("Europe/Warsaw")


class Now(Func):
    """The database's clock in a query or as ``db_default=clock.Now()``.

    Unlike Django's ``Now()`` it runs on during a transaction, and it follows a moved clock.
    """

    function = "ccop_now"
    output_field = DateTimeField()


def Today() -> TruncDate:  # noqa: N802  (read as an expression, like Now)
    """The present day in Poland in a query, where asking for it first would be a query more."""
    return TruncDate(Now(), tzinfo=WARSAW)
