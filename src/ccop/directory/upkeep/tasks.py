"""Jobs of the room."""

from procrastinate.contrib.django import app

from ccop.directory.upkeep.asking import letters_send


@app.periodic(cron="15 6-17 * * *")
@app.task(name="upkeep.letters", queueing_lock="upkeep.letters")
def letters(timestamp: int) -> None:  # noqa: ARG001  (set by cron)
    """The letters of the day. Asked every hour of the day, so that an outage delays them by as
    much as it lasted; once they are written, another call writes none."""
    letters_send()
