import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ComplaintDocument } from '#register/documents.ts';
import { documentsOf } from '#register/documents.ts';
import { readFile } from '#register/files.ts';
import type { Answer } from './citizen.ts';
import { aFilledForm, again, aSubmission, errorsIn, keptIn, openTestSite, textOf, typedIn } from './citizen.ts';

const { opened, send, complaintOf } = openTestSite({ UPLOAD_FILES: '4' });

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

/** The smallest archive with one entry. */
function aZip(name: string, text: string): Buffer {
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
  return Buffer.concat([header, Buffer.from(name), packed, Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);
}
