import { PNG } from 'pngjs';

const DEFAULT_SIDE = 200;

export interface Bounds {
  readonly width: number | null;
  readonly height: number | null;
}

/** A PNG picture made to fit, never enlarged; null for what cannot be read as PNG. */
export function pngThumbnail(content: Uint8Array, bounds: Bounds): Buffer | null {
  const picture = decoded(content);
  if (picture === null) return null;
  const scale = Math.min(
    1,
    (bounds.width ?? DEFAULT_SIDE) / picture.width,
    (bounds.height ?? DEFAULT_SIDE) / picture.height,
  );
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const small = new PNG({ width, height });
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) average(picture, small, x, y);
  }
  return PNG.sync.write(small);
}

/** What Jira shows for a file that is no picture: here a plain grey square. */
export function fallbackThumbnail(): Buffer {
  const square = new PNG({ width: 48, height: 48 });
  square.data.fill(0xdd);
  return PNG.sync.write(square);
}

function decoded(content: Uint8Array): PNG | null {
  try {
    return PNG.sync.read(Buffer.from(content));
  } catch {
    return null;
  }
}

/** One pixel from the box of pixels it stands for. */
function average(from: PNG, to: PNG, x: number, y: number): void {
  const [left, right] = span(x, to.width, from.width);
  const [top, bottom] = span(y, to.height, from.height);
  const count = (right - left) * (bottom - top);
  for (let channel = 0; channel < 4; channel += 1) {
    let total = 0;
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1)
        total += from.data[(row * from.width + column) * 4 + channel] ?? 0;
    }
    to.data[(y * to.width + x) * 4 + channel] = Math.round(total / count);
  }
}

function span(index: number, parts: number, size: number): [number, number] {
  const start = Math.floor((index * size) / parts);
  return [start, Math.max(start + 1, Math.floor(((index + 1) * size) / parts))];
}
