/** How wide and high a picture says that it is, in pixels. */
interface ImageSize {
  width: number;
  height: number;
}

/** More pixels than any camera makes: a picture of this size would fill the memory of whoever opens it. */
const mostPixels = 250_000_000;

/**
 * Whether a picture would unfold to something that nobody can open. Only its header is read, never a pixel. A header
 * that tells no size is no reason to refuse it.
 */
export function isHugePicture(mediaType: string, content: Buffer): boolean {
  const { width, height } = sizeOf(mediaType, content) ?? { width: 0, height: 0 };
  return width * height > mostPixels;
}

function sizeOf(mediaType: string, content: Buffer): ImageSize | undefined {
  try {
    return readers[mediaType]?.(content);
  } catch (error) {
    // The header breaks off before it tells the size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const readers: Record<string, (content: Buffer) => ImageSize | undefined> = {
  'image/png': png,
  'image/apng': png,
  'image/gif': (content) => ({ width: content.readUInt16LE(6), height: content.readUInt16LE(8) }),
  'image/jpeg': jpeg,
  'image/webp': webp,
  'image/tiff': tiff,
  'image/heic': heif,
  'image/heif': heif,
  'image/avif': heif,
};

function png(content: Buffer): ImageSize {
  return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

/** Walks from marker to marker until the frame that holds the size. */
function jpeg(content: Buffer): ImageSize | undefined {
  for (let at = 2; at < content.length; at += 2 + content.readUInt16BE(at + 2)) {
    while (content.readUInt8(at + 1) === 0xff) at += 1;
    const marker = content.readUInt8(at + 1);
    // C4, C8 and CC are tables; the scan itself follows DA.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    if (marker === 0xda || content.readUInt8(at) !== 0xff) return undefined;
  }
  return undefined;
}

function webp(content: Buffer): ImageSize | undefined {
  const kind = content.toString('latin1', 12, 16);
  if (kind === 'VP8X') return { width: content.readUIntLE(24, 3) + 1, height: content.readUIntLE(27, 3) + 1 };
  if (kind === 'VP8 ') return { width: content.readUInt16LE(26) & 0x3fff, height: content.readUInt16LE(28) & 0x3fff };
  if (kind !== 'VP8L') return undefined;
  const bits = content.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** The first picture in the file; entry 256 is its width, 257 its height. */
function tiff(content: Buffer): ImageSize | undefined {
  const isLittle = content.toString('latin1', 0, 2) === 'II';
  const two = (at: number) => (isLittle ? content.readUInt16LE(at) : content.readUInt16BE(at));
  const four = (at: number) => (isLittle ? content.readUInt32LE(at) : content.readUInt32BE(at));
  const directory = four(4);
  const found: Partial<Record<number, number>> = {};
  for (let entry = 0; entry < two(directory); entry += 1) {
    const at = directory + 2 + 12 * entry;
    found[two(at)] = two(at + 2) === 3 ? two(at + 8) : four(at + 8);
  }
  const { 256: width, 257: height } = found;
  return width && height ? { width, height } : undefined;
}

/** The largest picture in the box; a photo holds small ones beside it, and is often made of tiles. */
function heif(content: Buffer): ImageSize | undefined {
  let largest: ImageSize | undefined;
  const beginning = content.subarray(0, 1024 * 1024);
  for (let at = beginning.indexOf('ispe'); at >= 0; at = beginning.indexOf('ispe', at + 4)) {
    const size = { width: content.readUInt32BE(at + 8), height: content.readUInt32BE(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
