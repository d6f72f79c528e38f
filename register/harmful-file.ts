import { createGunzip } from 'node:zlib';
import type { ArchiveEntry } from './archive.ts';
import { entriesOf, hasNoTable, mostUnpackedBytes, unfolded, unpacked } from './archive.ts';
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
const programEndings = new RegExp(
  `\\.(${[
    'exe|com|scr|pif|cpl|dll|sys|drv|ocx|msi|msp|mst|msu|msix|appx|msixbundle|appxbundle|diagcab|cab|gadget',
    'bat|cmd|vbs?|vbe|js|jse|mjs|wsf?|wsc|wsh|hta|sct|ps[12]|psm1|psd1|ps1xml|psc1|sh|command|py|pyw|pl|rb|jar|apk',
    'lnk|url|webloc|desktop|website|reg|inf|ins|isp|scf|shb|shs|msc|job|rdp|chm|hlp|jnlp|application|appref-ms',
    'library-ms|search-ms|searchconnector-ms|settingcontent-ms|theme|themepack|xll|iqy|slk|ade|adp|mde|accde|one',
    'iso|img|vhdx?|dmg|pkg|mpkg|deb|rpm|run|appimage|action|workflow|scpt|osascript',
  ].join('|')})$`,
  'i',
);
const undecided = /^(application\/(octet-stream|x-cfb|zip|xml|json|javascript)|text\/)/;
/** What the names of macros are in documents that are an archive inside, and in the older ones. */
const macros = /(^|\/)vbaProject\.bin$/i;
const olderMacros = Buffer.from('_VBA_PROJECT', 'utf16le');
const olderDocument = Buffer.from('d0cf11e0', 'hex');
const passwordOfOffice = Buffer.from('EncryptedPackage', 'utf16le');
/** What programs of Windows and Linux begin with. */
const programMarks = [Buffer.from('MZ'), Buffer.from('\x7fELF', 'latin1')];

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

const archiveEndings = /\.(zip|7z|rar|gz|tgz|tar|xz|bz2|txz|tbz2?|zst|ace|arj|lzh)$/i;
/** An archive in an archive is looked into; one deeper is nothing that somebody sends by itself. */
const deepestArchive = 2;
const mostEntries = 10_000;
const mostNestedBytes = 50 * 1024 * 1024;

/**
 * Why a file that somebody sent is kept without being opened: it is or holds a program, would unfold to more than anybody
 * can open, or is closed to us (Awb 2:15). Undefined: it may be opened. Found by its content; nothing of it is run.
 */
export async function whyNotOpened({ name, mediaType, content }: Candidate): Promise<RefusedBecause | undefined> {
  if (programTypes.has(mediaType) || isProgram(content)) return 'program';
  if (runsByName(name, mediaType)) return 'program';
  if (closedTypes.has(mediaType)) return 'closed-archive';
  if (mediaType.startsWith('image/') && isHugePicture(mediaType, content)) return 'huge-picture';
  if (content.subarray(0, 4).equals(olderDocument)) return whyNotOlder(content);
  if (mediaType === 'application/zip' && hasNoTable(content)) return 'closed-archive';
  return whyNotUnpacked(content, 1, { left: mostUnpackedBytes });
}

/** Whether opening a file runs it because of what it is called. */
export function runsByName(name: string, mediaType: string): boolean {
  return undecided.test(mediaType) && programEndings.test(name);
}

function isProgram(content: Buffer): boolean {
  return programMarks.some((mark) => content.subarray(0, mark.length).equals(mark));
}

/** The older documents of Office, which are all one kind of container. */
function whyNotOlder(content: Buffer): RefusedBecause | undefined {
  if (content.includes(olderMacros)) return 'program';
  return content.includes(passwordOfOffice) ? 'closed-archive' : undefined;
}

async function whyNotUnpacked(
  content: Buffer,
  depth: number,
  room: { left: number },
): Promise<RefusedBecause | undefined> {
  const limits = { most: room.left, keep: mostNestedBytes };
  const inner = isGzip(content) ? await unfolded(content, createGunzip(), limits) : content;
  const entries = inner && entriesOf(inner);
  if (!inner) return 'huge-archive';
  if (!entries) return isGzip(content) && isProgram(inner) ? 'program' : undefined;
  let count = 0;
  for (const entry of entries) {
    count += 1;
    if (count > mostEntries) return 'huge-archive';
    const why = await whyNotEntry(entry, depth, room);
    if (why) return why;
  }
  return undefined;
}

async function whyNotEntry(
  { names, isEncrypted, says, packed }: ArchiveEntry,
  depth: number,
  room: { left: number },
): Promise<RefusedBecause | undefined> {
  room.left -= says;
  if (room.left < 0) return 'huge-archive';
  if (names.some((name) => programEndings.test(name) || macros.test(name))) return 'program';
  if (isEncrypted) return 'closed-archive';
  const isArchive = names.some((name) => archiveEndings.test(name));
  if (isArchive && depth === deepestArchive) return 'huge-archive';
  const content = packed && (await unpacked(packed, { says, keep: mostNestedBytes }));
  if (packed && !content) return 'huge-archive';
  if (content && isProgram(content)) return 'program';
  const canLook = content && (isGzip(content) || entriesOf(content));
  if (canLook && depth < deepestArchive) return whyNotUnpacked(content, depth + 1, room);
  return isArchive ? 'closed-archive' : undefined;
}

function isGzip(content: Buffer): boolean {
  return content.length > 2 && content.readUInt16BE() === 0x1f8b;
}
