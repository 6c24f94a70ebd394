"""A screenshot as a PNG of at most 256 colours, a third of its size, with nothing but a browser."""

import base64
import struct
import zlib
from typing import Any

from playwright.sync_api import Page

# The most frequent colours stay exact; the others, edges of letters, become the nearest of them.
_INDEXED = """async png => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const drawn = new OffscreenCanvas(image.width, image.height).getContext("2d");
  drawn.drawImage(image, 0, 0);
  const bytes = drawn.getImageData(0, 0, image.width, image.height).data;
  const at = i => (bytes[4 * i] << 16) | (bytes[4 * i + 1] << 8) | bytes[4 * i + 2];
  const counts = new Map();
  for (let i = 0; i < bytes.length / 4; i++) counts.set(at(i), (counts.get(at(i)) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const parts = colour => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const apart = (a, b) => parts(a).reduce((sum, part, i) => sum + (part - parts(b)[i]) ** 2, 0);
  const places = new Map();
  for (const colour of counts.keys()) {
    let nearest = 0;
    palette.forEach((each, i) => {
      if (apart(colour, each) < apart(colour, palette[nearest])) nearest = i;
    });
    places.set(colour, nearest);
  }
  const pixels = Uint8Array.from({length: bytes.length / 4}, (_, i) => places.get(at(i)));
  let text = "";
  for (let i = 0; i < pixels.length; i += 8192)
    text += String.fromCharCode(...pixels.subarray(i, i + 8192));
  return {width: image.width, palette: palette.flatMap(parts), pixels: btoa(text)};
}"""


def indexed(page: Page, png: bytes) -> bytes:
    """The same picture with a palette; `page` is an empty page that does the work."""
    found: dict[str, Any] = page.evaluate(_INDEXED, base64.b64encode(png).decode())
    width, pixels = found["width"], base64.b64decode(found["pixels"])
    lines = [pixels[start : start + width] for start in range(0, len(pixels), width)]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(lines), 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(found["palette"])),
            _chunk(b"IDAT", zlib.compress(b"".join(b"\0" + line for line in lines), 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
