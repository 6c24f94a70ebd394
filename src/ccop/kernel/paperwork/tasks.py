"""Jobs of the paperwork room."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from ccop.kernel.paperwork.rendering import rendition_make


@app.task(
    name="paperwork.make_pdf", queue="pdf", retry=RetryStrategy(max_attempts=5, exponential_wait=3)
)
def make_pdf(paper: str) -> None:
    """Make the PDF of a submitted paper."""
    rendition_make(UUID(paper))
