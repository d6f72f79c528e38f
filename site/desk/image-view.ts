import sharp from 'sharp';
import type { Connection } from '#register/database.ts';
import type { ComplaintDocument } from '#register/documents.ts';
import { readFile } from '#register/files.ts';

const viewable = /^image\/(jpeg|png|apng|gif|webp|tiff|avif)$/;
const widest = 1600;
const mostPixels = 100_000_000;
const seconds = 10;

/** Whether a document is a picture that the desk shows. */
export function hasView({ mediaType, refused }: Pick<ComplaintDocument, 'mediaType' | 'refused'>): boolean {
  return viewable.test(mediaType) && !refused;
}

/**
 * A picture drawn anew from its pixels: nothing else that stood in the file comes along, such as where it was taken.
 * Undefined: it cannot be drawn.
 */
export async function imageView(connection: Connection, fileId: string): Promise<Response | undefined> {
  const content = await readFile(connection, fileId);
  const picture = await drawn(content).catch(() => undefined);
  if (!picture) return undefined;
  return new Response(new Uint8Array(picture), {
    headers: {
      'Content-Type': 'image/webp',
      'Content-Disposition': 'inline; filename="beeld.webp"',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=3600',
    },
  });
}

function drawn(content: Buffer): Promise<Buffer> {
  return sharp(content, { limitInputPixels: mostPixels, sequentialRead: true, failOn: 'error' })
    .timeout({ seconds })
    .autoOrient()
    .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
}
