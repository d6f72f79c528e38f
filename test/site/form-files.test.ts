import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ComplaintDocument } from '#register/documents.ts';
import { documentsOf } from '#register/documents.ts';
import { clearDrafts } from '#register/drafts.ts';
import { readFile } from '#register/files.ts';
import { formTexts } from '#site/texts/form.ts';
import type { Answer } from './citizen.ts';
import { aFilledForm, again, aSubmission, errorsIn, keptIn, openTestSite, textOf, typedIn } from './citizen.ts';

const { opened, clock, send, complaintOf } = openTestSite({ UPLOAD_FILES: '4' });

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const megabyte = 1024 * 1024;

async function documents(answer: Answer): Promise<ComplaintDocument[]> {
  return documentsOf(opened.register.db, (await complaintOf(answer)).id);
}

/** The page with the attachments, reached from a page that tells of other errors. */
function filesPage({ html }: Answer): Promise<Answer> {
  return send({ ...typedIn(html), go: 'solution' });
}

test('attachments are stored byte for byte, under the names they had', async () => {
  const large = Buffer.concat([pdf, Buffer.alloc(3 * megabyte, 'x')]);
  const attachments = [new File([large], 'brief café.pdf'), new File([png], 'foto.PNG')];
  const stored = await documents(await send(aFilledForm({ attachments })));
  expect(stored).toMatchObject([
    { kind: 'attachment', name: 'brief café.pdf', mediaType: 'application/pdf', size: large.length },
    { kind: 'attachment', name: 'foto.PNG', mediaType: 'image/png', size: png.length },
  ]);
  expect((await readFile(opened.register.db, stored[0]!.fileId)).equals(large)).toBe(true);
});

test('a form without attachments has none: an empty choice is no file', async () => {
  expect(await documents(await send(aFilledForm({ attachments: new File([], '') })))).toEqual([]);
});

describe('what a file is shows in its content, not in its name', () => {
  const zip = aZip('mimetype', 'application/vnd.oasis.opendocument.text');
  test.for([
    ['een.pdf', 'een.pdf', 'application/pdf', pdf],
    ['foto', 'foto.png', 'image/png', png],
    ['programma.exe', 'programma.exe.pdf', 'application/pdf', pdf],
    ['brief.odt', 'brief.odt', 'application/vnd.oasis.opendocument.text', zip],
    ['verslag.txt', 'verslag.txt', 'text/plain', 'Eerst dit.\r\nToen dat.'],
    ['mail.eml', 'mail.eml', 'message/rfc822', 'From: jan@inwoner.example\r\n\r\nHallo'],
    ['geluid.mp3', 'geluid.mp3', 'audio/mpeg', Buffer.from([0xff, 0xfb, 0x90, 0x64, ...Array(400).fill(0)])],
    ['../../map/.verstopt.txt', 'verstopt.txt', 'text/plain', 'tekst'],
    ['gew\u202Efdp.txt', 'gewfdp.txt', 'text/plain', 'tekst'],
  ] as const)('%s is taken as %s', async ([name, as, mediaType, content]) => {
    const stored = await documents(
      await send(aFilledForm({ attachments: new File([Uint8Array.from(Buffer.from(content))], name) })),
    );
    expect(stored).toMatchObject([{ name: as, mediaType }]);
  });

  test.for([
    ['factuur.pdf', 'a Windows program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['foto.jpg', 'a Linux program', Buffer.from('\x7fELF\x02\x01\x01'.padEnd(64, '\0'), 'latin1')],
    ['foto.svg', 'a drawing that can hold a script', '<?xml version="1.0"?><svg onload="alert(1)"/>'],
    ['pagina.html', 'a page', '<script>alert(1)</script>'],
    ['doe.bat', 'a script', 'del *.*\r\n'],
    ['tekst.txt', 'bytes that are no text', 'tekst\0\x01\x02'],
    ['alles.zip', 'an archive', aZip('a.txt', 'a')],
    ['zeker.pdf', 'text under another name', 'Dit is gewone tekst.'],
  ] as const)('%s is refused with a sentence: %s', async ([name, _, content]) => {
    const { status, html } = await send(
      aFilledForm({ attachments: new File([Uint8Array.from(Buffer.from(content))], name) }),
    );
    expect(status).toBe(422);
    expect(errorsIn(html)).toEqual([expect.stringContaining(`“${name}” is een soort bestand dat wij niet aannemen`)]);
    expect(keptIn(html).size).toBe(0);
  });

  test('an empty file is refused with a sentence', async () => {
    const { html } = await send(aFilledForm({ attachments: new File([], 'leeg.pdf') }));
    expect(errorsIn(html)).toEqual([expect.stringContaining('“leeg.pdf” is leeg')]);
  });
});

describe('limits', () => {
  const filled = (bytes: number) => Buffer.concat([pdf, Buffer.alloc(bytes - pdf.length, 'x')]);

  test('a file of 30 MB: an error at the field, while text and other files are kept', async () => {
    const attachments = [
      new File([pdf], 'klein.pdf'),
      new File([filled(30 * megabyte)], 'film.pdf'),
      new File([png], 'foto.png'),
    ];
    const form = aFilledForm({ attachments });
    const { status, html } = await send(form);
    expect(status).toBe(422);
    expect(errorsIn(html)).toEqual([expect.stringContaining('“film.pdf” is groter dan 10 MB')]);
    expect(typedIn(html)).toMatchObject({ whatHappened: form.whatHappened, name: form.name });
    expect([...keptIn(html).keys()]).toEqual(['klein.pdf', 'foto.png']);
    expect((await documents(await send(again(html)))).map(({ name }) => name).sort()).toEqual([
      'foto.png',
      'klein.pdf',
    ]);
  });

  test.for([
    [10 * megabyte, 303],
    [10 * megabyte + 1, 422],
  ] as const)('a file of %d bytes: %d', async ([bytes, status]) => {
    expect((await send(aFilledForm({ attachments: new File([filled(bytes)], 'groot.pdf') }))).status).toBe(status);
  });

  test('together more than 25 MB: the last one is refused, the others are kept', async () => {
    const attachments = [9, 9, 9].map((size, index) => new File([filled(size * megabyte)], `deel ${index}.pdf`));
    const { html } = await send(aFilledForm({ attachments }));
    expect(errorsIn(html)).toEqual([
      expect.stringContaining('“deel 2.pdf” past er niet meer bij: alle bijlagen samen'),
    ]);
    expect([...keptIn(html).keys()]).toEqual(['deel 0.pdf', 'deel 1.pdf']);
    const more = await send(again(html, { attachments: attachments[2]! }));
    expect(errorsIn(more.html)).toHaveLength(1);
  });

  test('one attachment too many: it is refused, also when the others were kept before', async () => {
    const files = [0, 1, 2, 3, 4].map((index) => new File([pdf, String(index)], `${index}.pdf`));
    const { html } = await send(aFilledForm({ when: '31-02-2026', attachments: files.slice(0, 3) }));
    const more = await send(again(html, { when: 'gisteren', attachments: files.slice(3) }));
    expect(errorsIn(more.html)).toEqual([expect.stringContaining('u kunt 4 bijlagen meesturen')]);
    expect([...keptIn(more.html).keys()].sort()).toEqual(['0.pdf', '1.pdf', '2.pdf', '3.pdf']);
    expect(await documents(await send(again(more.html)))).toHaveLength(4);
  });
});

describe('attachments of a form with errors', () => {
  const wrong = { when: '31-02-2026', attachments: [new File([pdf], 'een.pdf'), new File([png], 'twee.png')] };

  test('wait for the next try, and belong to the complaint then', async () => {
    const { html } = await filesPage(await send(aFilledForm(wrong)));
    expect([...keptIn(html).keys()]).toEqual(['een.pdf', 'twee.png']);
    const sent = await send(again(html, { when: 'gisteren', attachments: new File([pdf, ' '], 'drie.pdf') }));
    expect((await documents(sent)).map(({ name }) => name).sort()).toEqual(['drie.pdf', 'een.pdf', 'twee.png']);
  });

  test('can be taken away by a button, and what was typed stays', async () => {
    const { html } = await filesPage(await send(aFilledForm({ ...wrong, where: 'loket 3' })));
    const taken = await send(again(html, { remove: keptIn(html).get('een.pdf')! }));
    expect(taken.status).toBe(200);
    expect(textOf(taken.html)).toContain('De bijlage “een.pdf” is weggehaald.');
    expect([...keptIn(taken.html).keys()]).toEqual(['twee.png']);
    expect(typedIn(taken.html)).toMatchObject({ where: 'loket 3', when: '31-02-2026' });
    expect(await documents(await send(again(taken.html, { when: '' })))).toMatchObject([{ name: 'twee.png' }]);
  });

  test('a file chosen while another is taken away is kept too', async () => {
    const { html } = await filesPage(await send(aFilledForm(wrong)));
    const remove = keptIn(html).get('een.pdf')!;
    const taken = await send(again(html, { remove, attachments: new File([pdf, ' '], 'drie.pdf') }));
    expect([...keptIn(taken.html).keys()]).toEqual(['twee.png', 'drie.pdf']);
  });

  test('the same file chosen again is there once', async () => {
    const { html } = await filesPage(await send(aFilledForm(wrong)));
    const twice = [new File([pdf], 'een.pdf'), new File([pdf], 'kopie.pdf')];
    const more = await filesPage(await send(again(html, { attachments: twice })));
    expect([...keptIn(more.html).keys()].sort()).toEqual(['een.pdf', 'kopie.pdf', 'twee.png']);
  });

  test('nobody takes away the attachment of another form', async () => {
    const { html } = await filesPage(await send(aFilledForm(wrong)));
    const other = aFilledForm({ submission: aSubmission(), when: '31-02-2026', remove: keptIn(html).get('een.pdf')! });
    await send(other);
    expect(keptIn((await filesPage(await send(again(html)))).html).size).toBe(2);
  });

  test('a button of an attachment that is gone already sends nothing off', async () => {
    const { html } = await filesPage(await send(aFilledForm(wrong)));
    const remove = keptIn(html).get('een.pdf')!;
    await send(again(html, { remove }));
    const twice = await send(again(html, { remove, when: 'gisteren' }));
    expect(twice.status).toBe(200);
    expect([...keptIn(twice.html).keys()]).toEqual(['twee.png']);
  });
});

test('to add files without choosing one is told; to go on without any is fine', async () => {
  const form = { ...aFilledForm(), step: 'solution' };
  const { status, html } = await send({ ...form, go: 'upload' });
  expect(status).toBe(422);
  expect(errorsIn(html)).toEqual([formTexts.noFileChosen]);
  expect((await send({ ...form, go: 'next' })).status).toBe(200);
});

describe('names', () => {
  const chosen = { attachments: [new File([pdf], 'scan0001.pdf'), new File([png], 'IMG_1.png')] };
  const open = async () => filesPage(await send({ ...aFilledForm(chosen), step: 'solution', go: 'upload' }));

  test('can be changed before sending; the ending goes on telling the truth', async () => {
    const { html } = await open();
    const scan = keptIn(html).get('scan0001.pdf')!;
    const renamed = await send({ ...typedIn(html), [`rename-${scan}`]: 'Brief van de gemeente', go: 'upload' });
    expect(renamed.status).toBe(200);
    expect(textOf(renamed.html)).toContain('De bijlage “scan0001.pdf” heet nu “Brief van de gemeente.pdf”.');
    expect([...keptIn(renamed.html).keys()]).toEqual(['Brief van de gemeente.pdf', 'IMG_1.png']);
    const stored = await documents(await send(again(renamed.html)));
    expect(stored.map(({ name }) => name).sort()).toEqual(['Brief van de gemeente.pdf', 'IMG_1.png']);
  });

  test.for([
    ['nota.exe', 'nota.exe.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['IMG_1.png', 'IMG_1.png.pdf'],
    ['  ', 'scan0001.pdf'],
    ['gew\u202Efdp.PDF', 'gewfdp.PDF'],
  ] as const)('%j becomes %s', async ([given, name]) => {
    const { html } = await open();
    const scan = keptIn(html).get('scan0001.pdf')!;
    const renamed = await send({ ...typedIn(html), [`rename-${scan}`]: given, go: 'upload' });
    expect([...keptIn(renamed.html).keys()].sort()).toEqual([name, 'IMG_1.png'].sort());
  });

  test('of an attachment of another form stay', async () => {
    const { html } = await open();
    const scan = keptIn(html).get('scan0001.pdf')!;
    await send(aFilledForm({ [`rename-${scan}`]: 'van mij.pdf', step: 'solution', go: 'upload' }));
    expect(keptIn((await filesPage({ html } as Answer)).html).has('scan0001.pdf')).toBe(true);
  });
});

describe('attachments on their way through the form', () => {
  test('go along when somebody goes back, and are told of on the page to check', async () => {
    const form = { ...aFilledForm({ attachments: new File([pdf], 'een.pdf') }), step: 'solution' };
    const back = await send({ ...form, go: 'back' });
    expect(back.status).toBe(200);
    const page = await send({ ...typedIn(back.html), go: 'review' });
    expect(textOf(page.html)).toContain('een.pdf (1 kB)');
    expect(await documents(await send(again(page.html)))).toMatchObject([{ name: 'een.pdf' }]);
  });

  test('that waited longer than a day are missed: it is told, and the form is sent once that is known', async () => {
    const filled = aFilledForm({ attachments: [new File([pdf], 'een.pdf')] });
    const page = await send({ ...filled, step: 'solution', go: 'review' });
    const other = await send({ ...typedIn(page.html), go: 'you' });
    clock.advance({ hours: 25 });
    expect(await clearDrafts(opened.register)).toBeGreaterThan(0);
    for (const late of [await send(again(page.html)), await send({ ...typedIn(other.html), go: 'next' })]) {
      expect(late.status).toBe(422);
      expect(textOf(late.html)).toContain('Niet al uw bijlagen zijn er nog.');
      expect(typedIn(late.html)).toMatchObject({ whatHappened: filled.whatHappened });
    }
    const late = await send(again(page.html));
    expect(await documents(await send(again(late.html)))).toEqual([]);
  });

  test('one that is refused is told of, also to who goes back', async () => {
    const form = { ...aFilledForm({ attachments: new File([], 'leeg.pdf') }), step: 'solution' };
    const back = await send({ ...form, go: 'back' });
    expect(textOf(back.html)).toContain('“leeg.pdf” is leeg');
    const on = await send({ ...form, go: 'next' });
    expect(on.status).toBe(422);
    expect(errorsIn(on.html)).toEqual([expect.stringContaining('“leeg.pdf” is leeg')]);
  });

  test('twenty at once: those that fit are kept, and each other one is named', async () => {
    const attachments = Array.from({ length: 20 }, (_, index) => new File([pdf, String(index)], `${index}.pdf`));
    const page = await send({ ...aFilledForm({ attachments }), step: 'solution', go: 'upload' });
    expect(page.status).toBe(422);
    expect(keptIn(page.html).size).toBe(4);
    expect(errorsIn(page.html)).toHaveLength(16);
    expect(errorsIn(page.html)[0]).toContain('“4.pdf” past er niet meer bij: u kunt 4 bijlagen meesturen.');
  });
});

describe('what is small until it is opened', () => {
  /** The beginning of a picture of so many pixels wide and high. */
  const pictures: [string, (width: number, height: number) => Buffer][] = [
    ['groot.png', (width, height) => png32(width, height)],
    [
      'groot.gif',
      (width, height) => Buffer.concat([Buffer.from('GIF89a'), u16(width, 'LE'), u16(height, 'LE'), Buffer.alloc(20)]),
    ],
    [
      'groot.jpg',
      (width, height) =>
        Buffer.concat([
          Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
          Buffer.from('ffc0001108', 'hex'),
          ...[u16(height, 'BE'), u16(width, 'BE'), Buffer.alloc(30)],
        ]),
    ],
    [
      'groot.webp',
      (width, height) =>
        Buffer.concat([
          Buffer.from('RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', 'latin1'),
          ...[u24(width - 1), u24(height - 1), Buffer.alloc(30)],
        ]),
    ],
    [
      'groot.tif',
      (width, height) => {
        const entry = (tag: number, value: number) => Buffer.concat([u16(tag, 'LE'), u16(4, 'LE'), u32(1), u32(value)]);
        const entries = [entry(256, width), entry(257, height)];
        return Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), u16(2, 'LE'), ...entries, Buffer.alloc(40)]);
      },
    ],
    [
      'groot.heic',
      (width, height) => {
        const box = (kind: string, ...parts: Buffer[]) => {
          const content = Buffer.concat(parts);
          const size = Buffer.alloc(4);
          size.writeUInt32BE(content.length + 8);
          return Buffer.concat([size, Buffer.from(kind), content]);
        };
        const size = Buffer.alloc(12);
        size.writeUInt32BE(width, 4);
        size.writeUInt32BE(height, 8);
        return Buffer.concat([
          box('ftyp', Buffer.from('heic\0\0\0\0heicmif1', 'latin1')),
          box('meta', Buffer.alloc(4), box('iprp', box('ipco', box('ispe', size)))),
        ]);
      },
    ],
  ];

  test.for(pictures)('%s of a billion pixels is refused, and one of a camera is taken', async ([name, picture]) => {
    const bomb = await send(aFilledForm({ attachments: new File([Uint8Array.from(picture(40_000, 30_000))], name) }));
    expect(bomb.status).toBe(422);
    expect(errorsIn(bomb.html)).toEqual([expect.stringContaining(`“${name}” is een foto met zo veel beeldpunten`)]);
    const photo = new File([Uint8Array.from(picture(12_000, 9_000))], name);
    expect(await documents(await send(aFilledForm({ attachments: photo })))).toMatchObject([{ name }]);
  });

  test.for(pictures)('%s whose header breaks off is looked at no further', async ([name, picture]) => {
    const half = picture(40_000, 30_000).subarray(0, 16);
    const { status } = await send(aFilledForm({ attachments: new File([Uint8Array.from(half)], name) }));
    expect([303, 422]).toContain(status);
  });

  test('a document that unfolds to gigabytes is refused', async () => {
    const bomb = aZip('mimetype', 'application/vnd.oasis.opendocument.text', 3_000_000_000);
    const { html } = await send(aFilledForm({ attachments: new File([Uint8Array.from(bomb)], 'brief.odt') }));
    expect(errorsIn(html)).toEqual([expect.stringContaining('“brief.odt” wordt bij het openen zo groot')]);
  });

  test('an ordinary document with a table of contents is taken', async () => {
    const document = aZip('mimetype', 'application/vnd.oasis.opendocument.text', 3_000);
    const sent = await send(aFilledForm({ attachments: new File([Uint8Array.from(document)], 'brief.odt') }));
    expect(await documents(sent)).toMatchObject([{ name: 'brief.odt' }]);
  });

  test('an archive is nothing that we take', async () => {
    const { html } = await send(
      aFilledForm({ attachments: new File([Uint8Array.from(aZip('a.txt', 'x'))], 'alles.zip') }),
    );
    expect(errorsIn(html)).toEqual([expect.stringContaining('“alles.zip” is een soort bestand')]);
  });
});

function png32(width: number, height: number): Buffer {
  const picture = Buffer.from(png);
  picture.writeUInt32BE(width, 16);
  picture.writeUInt32BE(height, 20);
  return picture;
}

function u16(value: number, end: 'LE' | 'BE'): Buffer {
  const bytes = Buffer.alloc(2);
  bytes[`writeUInt16${end}`](value);
  return bytes;
}

function u24(value: number): Buffer {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntLE(value, 0, 3);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The smallest archive with one entry; with `unpacked` its table of contents says that it unfolds to so many bytes. */
function aZip(name: string, text: string, unpacked?: number): Buffer {
  const content = Buffer.from(text);
  const isStored = name === 'mimetype';
  const packed = isStored ? content : deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(isStored ? 0 : 8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(name.length, 26);
  const entry = Buffer.concat([header, Buffer.from(name), packed]);
  const listed = Buffer.alloc(unpacked === undefined ? 0 : 46);
  if (unpacked !== undefined) {
    listed.write('PK\x01\x02', 'latin1');
    listed.writeUInt32LE(unpacked, 24);
  }
  const end = Buffer.alloc(18);
  end.writeUInt32LE(entry.length, 12);
  return Buffer.concat([entry, listed, Buffer.from('PK\x05\x06'), end]);
}
