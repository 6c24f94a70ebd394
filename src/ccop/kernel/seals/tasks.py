"""Jobs of the seals room."""

from procrastinate.contrib.django import app

from ccop.kernel import clock
from ccop.kernel.seals.models import Seal
from ccop.kernel.seals.services import closings_seal, seal_make


@app.periodic(cron="10 2 * * *")
@app.task(name="seals.night", queueing_lock="seals.night")
def seal_night(timestamp: int) -> None:  # noqa: ARG001  (set by cron)
    """The seal of the night, 02:10 UTC: 3:10 or 4:10 in Warsaw."""
    seal_make(reason=Seal.Reason.NIGHT, about=f"{clock.today():%Y-%m-%d}")


@app.periodic(cron="* * * * *")
@app.task(name="seals.closings", queueing_lock="seals.closings")
def seal_closings(timestamp: int) -> None:  # noqa: ARG001  (set by cron)
    """A seal for each closing that has passed."""
    closings_seal()
