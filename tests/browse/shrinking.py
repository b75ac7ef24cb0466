"""Makes pictures of pages small: a browser counts their colours, and they are written with no more than 256."""

import base64
import struct
import zlib
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

_COLOURS: Final = """
async ([picture, most]) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + picture;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const data = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
  const counted = new Map();
  for (const one of data) counted.set(one, (counted.get(one) || 0) + 1);
  const parts = one => [one & 255, one >> 8 & 255, one >> 16 & 255];
  const palette = [], near = new Map();
  const sorted = [...counted].sort((a, b) => b[1] - a[1]);
  // The commonest colours that are not nearly alike; every other is painted as the nearest of them.
  for (const apart of [6, 0]) for (const [one] of sorted) {
    if (palette.length >= most) break;
    const [r, g, b] = parts(one);
    if (near.has(one) || palette.some(([x, y, z]) => Math.abs(x - r) + Math.abs(y - g) + Math.abs(z - b) < apart)) continue;
    near.set(one, palette.push([r, g, b]) - 1);
  }
  for (const [one] of sorted) if (!near.has(one)) {
    const [r, g, b] = parts(one);
    let best = 0, least = Infinity;
    palette.forEach(([x, y, z], place) => {
      const off = (x - r) ** 2 + (y - g) ** 2 + (z - b) ** 2;
      if (off < least) [least, best] = [off, place];
    });
    near.set(one, best);
  }
  const bytes = new Uint8Array(data.length);
  for (let n = 0; n < data.length; n++) bytes[n] = near.get(data[n]);
  let text = '';
  for (let n = 0; n < bytes.length; n += 32768) text += String.fromCharCode(...bytes.subarray(n, n + 32768));
  return [image.width, image.height, palette.flat(), btoa(text)];
}
"""
_MOST: Final = 64


def shrink(page: Page, path: Path) -> None:
    """Write a picture again with few colours; ``page`` is any page of the browser that shows nothing of the site."""
    picture = base64.b64encode(path.read_bytes()).decode()
    width, height, palette, text = page.evaluate(_COLOURS, [picture, _MOST])
    places = base64.b64decode(text)
    rows = b"".join(b"\0" + places[start : start + width] for start in range(0, width * height, width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts: list[tuple[bytes, Any]] = [
        (b"IHDR", head),
        (b"PLTE", bytes(palette)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    ]
    made = b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, data) for name, data in parts)
    path.write_bytes(made)


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
