import { Readable } from 'node:stream';
import { createGunzip, inflateRawSync } from 'node:zlib';
import { entriesOf, isArchive, isHugeArchive, mostUnpackedBytes } from './archive-size.ts';
import type { RefusedBecause } from './documents.ts';
import { isHugePicture } from './image-size.ts';

/** A file with its media type by content. */
interface Candidate {
  name: string;
  mediaType: string;
  content: Buffer;
}

/** What a machine runs, by its content: programs, installers, packages of them, shortcuts, discs. */
const programTypes = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-ms-shortcut',
  'application/x-ft-apple.alias',
  'application/x-ms-regedit',
  'application/vnd.ms-htmlhelp',
  'application/java-vm',
  'application/java-archive',
  'application/vnd.android.package-archive',
  'application/wasm',
  'application/x-deb',
  'application/x-rpm',
  'application/x-google-chrome-extension',
  'application/x-apple-diskimage',
  'application/x-iso9660-image',
  'application/vnd.ms-cab-compressed',
]);

/** Of scripts and older installers only the ending tells that opening them runs them. */
const programEndings =
  /\.(exe|com|scr|pif|cpl|dll|sys|msi|msp|mst|msix|appx|bat|cmd|vbs|vbe|js|jse|wsf|wsh|hta|ps1|psm1|jar|apk|lnk|url|reg|inf|scf|iso|img|vhdx?|chm|jnlp|application)$/i;
const undecided = /^(application\/(octet-stream|x-cfb|zip)|text\/)/;

/** Packed in a way that we cannot look into. */
const closedTypes = new Set([
  'application/x-7z-compressed',
  'application/x-rar-compressed',
  'application/x-xz',
  'application/x-bzip2',
  'application/zstd',
  'application/lzip',
  'application/x-lz4',
  'application/x-lzh-compressed',
  'application/x-compress',
  'application/x-ace-compressed',
  'application/x-arj',
]);

const archiveEndings = /\.(zip|7z|rar|gz|tgz|xz|bz2)$/i;
/** An archive in an archive is looked into; one deeper is nothing that somebody sends by itself. */
const deepestArchive = 2;
const mostNestedBytes = 50 * 1024 * 1024;

/**
 * Why a file that somebody sent is kept without being opened: it is or holds a program, would unfold to more than anybody
 * can open, or is closed to us (Awb 2:15). Undefined: it may be opened. Found by its content; nothing of it is run.
 */
export async function whyNotOpened({ name, mediaType, content }: Candidate): Promise<RefusedBecause | undefined> {
  if (programTypes.has(mediaType) || content.subarray(0, 2).toString('latin1') === 'MZ') return 'program';
  if (undecided.test(mediaType) && programEndings.test(name)) return 'program';
  if (closedTypes.has(mediaType)) return 'closed-archive';
  if (mediaType.startsWith('image/') && isHugePicture(mediaType, content)) return 'huge-picture';
  if (mediaType === 'application/gzip' && (await unfoldsTooFar(content))) return 'huge-archive';
  return isArchive(content) ? whyNotUnpacked(content, 1) : undefined;
}

function whyNotUnpacked(archive: Buffer, depth: number): RefusedBecause | undefined {
  if (isHugeArchive(archive)) return 'huge-archive';
  for (const { name, isEncrypted, packed } of entriesOf(archive)) {
    if (programEndings.test(name)) return 'program';
    if (isEncrypted) return 'closed-archive';
    if (!archiveEndings.test(name)) continue;
    if (depth === deepestArchive) return 'huge-archive';
    const inner = packed && unpacked(packed);
    if (!inner || !isArchive(inner)) return 'closed-archive';
    const why = whyNotUnpacked(inner, depth + 1);
    if (why) return why;
  }
  return undefined;
}

function unpacked({ bytes, isDeflated }: { bytes: Buffer; isDeflated: boolean }): Buffer | undefined {
  try {
    return isDeflated ? inflateRawSync(bytes, { maxOutputLength: mostNestedBytes }) : bytes;
  } catch {
    return undefined;
  }
}

/** Unpacks as a stream, of which nothing is kept, until it ends or is too much. */
async function unfoldsTooFar(content: Buffer): Promise<boolean> {
  let total = 0;
  try {
    for await (const piece of Readable.from([content]).pipe(createGunzip())) {
      total += piece.length;
      if (total > mostUnpackedBytes) return true;
    }
  } catch {
    // Broken off or damaged: what came out of it until then was not too much.
  }
  return false;
}
