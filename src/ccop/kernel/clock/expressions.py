from django.db.models import DateTimeField, Func


class Now(Func):
    """The database's clock in a query or as ``db_default=clock.Now()``.

    Unlike Django's ``Now()`` it runs on during a transaction, and it follows a moved clock.
    """

    function = "ccop_now"
    output_field = DateTimeField()
