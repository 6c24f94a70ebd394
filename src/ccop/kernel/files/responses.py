from django.http import FileResponse

from ccop.kernel.files.models import StoredFile
from ccop.kernel.files.services import open_stored

# What was sent as a file stays a file: should a browser open it after all, it may load, run and
# submit nothing.
_ATTACHMENT_POLICY = "default-src 'none'; sandbox"
# A sandbox, or a policy without its own styles, stops the PDF viewers that are built into browsers;
# they run apart from our origin anyway.
_PDF_POLICY = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_INLINE = {
    "application/pdf": _PDF_POLICY,
    **dict.fromkeys(("image/png", "image/jpeg", "image/webp"), _ATTACHMENT_POLICY),
}
"""Types that may be shown, each with its policy. Never SVG, which is a page with scripts."""


def file_response(stored: StoredFile, *, filename: str, inline: bool = False) -> FileResponse:
    """Serve a stored file to someone whom the view has already allowed to see it.

    ``inline`` shows a PDF or a picture in the browser; ValueError for any other type. Raises
    DamagedFile instead of sending bytes that are not the ones once stored.
    """
    if inline and stored.media_type not in _INLINE:
        raise ValueError(f"{stored.media_type} is never shown inside the site.")
    return FileResponse(
        open_stored(stored),
        as_attachment=not inline,
        filename=filename,
        content_type=stored.media_type,
        headers={
            "Content-Security-Policy": _INLINE[stored.media_type] if inline else _ATTACHMENT_POLICY,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )
