import { readFile } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { whyNotOpened } from '#register/harmful-file.ts';

/** What an attachment may be, by its content: its media type, and the endings that fit it. */
const kinds: Record<string, string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/apng': ['png', 'apng'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heif', 'heic'],
  'image/avif': ['avif'],
  'image/tiff': ['tif', 'tiff'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/rtf': ['rtf', 'doc'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/x-m4a': ['m4a'],
  'audio/aac': ['aac'],
  'audio/amr': ['amr'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/ogg; codecs=opus': ['opus', 'ogg'],
  'audio/wav': ['wav'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov', 'qt'],
  'video/webm': ['webm'],
  'video/3gpp': ['3gp'],
};

/** One and the same container holds Word documents, mails of Outlook and installers: here the ending decides. */
const compoundFiles: Record<string, string> = { doc: 'application/msword', msg: 'application/vnd.ms-outlook' };

/** Text has no mark of its own: what it is called decides. */
const textFiles: Record<string, string> = { txt: 'text/plain', csv: 'text/csv', eml: 'message/rfc822' };

/** What an attachment turned out to be: its media type and a name whose ending tells the truth. */
export interface FileKind {
  name: string;
  mediaType: string;
}

/** Why a file is none that we take: its kind, or what it would become when it is opened. */
export type WrongKind = 'kind' | 'huge-picture' | 'huge-archive';

/** Finds out what a file is by looking into it, or why it is not something that we take. */
export async function kindOfFile(path: string, name: string): Promise<FileKind | WrongKind> {
  const kind = await claimedKind(path, name);
  if (kind === 'kind') return kind;
  const why = await whyNotOpened({ ...kind, content: await readFile(path) });
  if (!why) return kind;
  return why === 'huge-picture' || why === 'huge-archive' ? why : 'kind';
}

async function claimedKind(path: string, name: string): Promise<FileKind | 'kind'> {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = await fileTypeFromFile(path);
  if (found?.mime === 'application/x-cfb') return asCalled(compoundFiles, name, ending);
  if (!found) return isText(await readFile(path)) ? asCalled(textFiles, name, ending || 'txt') : 'kind';
  const endings = kinds[found.mime];
  if (!endings) return 'kind';
  return {
    name: endings.includes(ending) ? name : `${name}.${endings[0]}`,
    mediaType: found.mime.split(';')[0]!,
  };
}

function asCalled(types: Record<string, string>, name: string, ending: string): FileKind | 'kind' {
  const mediaType = types[ending];
  return mediaType ? { name, mediaType } : 'kind';
}

/** No control characters but tab and line ends; whatever the character set, a program would have others. */
function isText(content: Buffer): boolean {
  return content.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);
}
