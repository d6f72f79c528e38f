import { burn } from '@kenjiuno/msgreader/lib/Burner.js';

/** A file as it stands in a message that Outlook made. */
interface EnclosedFile {
  name: string;
  content: Buffer;
}

/** A mail as Outlook saves it (.msg), with one file. */
export function aSavedMail({
  subject,
  sender,
  address,
  body,
  rtf,
  file,
}: Record<'subject' | 'sender' | 'address' | 'body', string> & { rtf?: Buffer; file?: EnclosedFile }): Buffer {
  const root = 5;
  const [directory, document] = [1, 2];
  const entries: {
    name: string;
    type: number;
    length: number;
    binaryProvider?: () => ArrayLike<number>;
    children?: number[];
  }[] = [];
  const add = (name: string, content: Buffer) =>
    entries.push({ name, type: document!, length: content.length, binaryProvider: () => new Uint8Array(content) }) - 1;
  const text = (tag: string, value: string) => add(`__substg1.0_${tag}001F`, Buffer.from(value, 'utf16le'));
  entries.push({ name: 'Root Entry', type: root, length: 0, children: [] });
  const children = [
    add('__properties_version1.0', Buffer.alloc(32)),
    text('0037', subject),
    text('0C1A', sender),
    text('5D01', address),
    text('1000', body),
    ...(rtf ? [add('__substg1.0_10090102', rtf)] : []),
  ];
  if (file) {
    const folder =
      entries.push({ name: '__attach_version1.0_#00000000', type: directory!, length: 0, children: [] }) - 1;
    entries[folder]!.children = [
      add('__properties_version1.0', Buffer.alloc(8)),
      text('3707', file.name),
      add('__substg1.0_37010102', file.content),
    ];
    children.push(folder);
  }
  entries[0]!.children = children;
  return Buffer.from(burn(entries));
}

/** A winmail.dat (TNEF) with a text and one file, whose long name stands in the properties. */
export function aWinmail({
  subject,
  body,
  rtf,
  file,
}: {
  subject: string;
  body?: string;
  rtf?: Buffer;
  file: EnclosedFile;
}): Buffer {
  const words: Property[] = [
    ...(body ? [[0x1000, 0x1f, Buffer.from(`${body}\0`, 'utf16le')] as Property] : []),
    ...(rtf ? [[0x1009, 0x102, rtf] as Property] : []),
  ];
  return Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    attribute(1, 0x00018004, Buffer.from(`${subject}\0`)),
    attribute(1, 0x00069003, properties(words)),
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from('KORT~1.PDF\0')),
    attribute(2, 0x0006800f, file.content),
    attribute(2, 0x00069005, properties([[0x3707, 0x1f, Buffer.from(`${file.name}\0`, 'utf16le')]])),
  ]);
}

function attribute(level: number, id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(level);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(value.length, 5);
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(value.reduce((total, byte) => (total + byte) % 65_536, 0));
  return Buffer.concat([head, value, sum]);
}

type Property = [tag: number, type: number, value: Buffer];

function properties(given: Property[]): Buffer {
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  // First one with a name of its own and one of fixed size, which are passed over.
  const named = Buffer.concat([
    Buffer.from('03000080', 'hex'),
    Buffer.alloc(16),
    number(1),
    number(4),
    Buffer.from('a\0\0\0', 'latin1'),
    number(7),
  ]);
  const fixed = Buffer.concat([Buffer.from('0b00170e', 'hex'), number(1)]);
  const texts = given.map(([tag, type, value]) => {
    const padding = Buffer.alloc((4 - (value.length % 4)) % 4);
    return Buffer.concat([number((tag << 16) | type), number(1), number(value.length), value, padding]);
  });
  return Buffer.concat([number(given.length + 2), named, fixed, ...texts]);
}

/** A text with layout (RTF) as Outlook packs it (MS-OXRTFCP), letter by letter. */
export function packed(rtf: string): Buffer {
  const text = Buffer.from(rtf, 'latin1');
  const pieces = [];
  // Eight letters after a byte that says that none of them points back.
  for (let at = 0; at < text.length; at += 8) pieces.push(Buffer.from([0]), text.subarray(at, at + 8));
  const content = Buffer.concat(pieces);
  const head = Buffer.alloc(16);
  head.writeUInt32LE(content.length + 12);
  head.writeUInt32LE(text.length, 4);
  head.write('LZFu', 8);
  return Buffer.concat([head, content]);
}
