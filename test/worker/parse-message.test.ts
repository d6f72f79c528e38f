import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { sample } from '#test/mailbox/sample.ts';
import { parseMessage, Unreadable } from '#worker/parse-message.ts';

const parse = (raw: Buffer | string) => parseMessage(Readable.from([Buffer.from(raw)]));
const parsed = async (name: string) => parse(sample(name));

describe('what a mail says', () => {
  test('an ordinary mail: sender, subject, text and ids', async () => {
    const mail = await parsed('plain');
    expect(mail).toMatchObject({
      sender: { name: 'Sanne Bakker', address: 'sanne@inwoner.example' },
      subject: 'Klacht over de balie',
      messageId: '<plain@inwoner.example>',
      answers: [],
      attachments: [],
    });
    expect(mail.text).toContain('afgesnauwd door een medewerker');
    expect(mail.text).toContain('geen € terug');
    expect(mail.headers.get('received')).toHaveLength(1);
  });

  test.for<[string, string, string]>([
    ['HTML without text, in lines', 'html-only', 'Eerste alinea & meer.\n\nTweede\nregel.\n\neen\ntwee <3'],
    ['HTML after a picture, beside text', 'html-beside-text', 'Voor de foto.\n\nNa de foto.'],
    [
      'a boundary that never comes',
      'lost-boundary',
      'Ergens onderweg ging de grens verloren, maar dit is mijn klacht.',
    ],
    ['the last boundary missing', 'no-last-boundary', 'De rest kwam niet aan.'],
    ['RFC 2045 5.2: a type that is none', 'content-type-nonsense', 'Gewoon leesbaar.'],
    ['no text at all', 'no-body', ''],
    ['nothing after the header', 'header-only', ''],
    ['a forwarded mail stays apart', 'forwarded', 'Deze kwam bij ons binnen.'],
    ['HC-51: no character set named, Windows meant', 'unlabelled', 'Het café vroeg € 5 – en dat was “te veel”.'],
    ['HC-51: UTF-8 called ISO-8859-1', 'utf-8-as-latin-1', 'Het café vroeg € 5.'],
    ['HC-51: Windows called ISO-8859-1', 'windows-as-latin-1', 'Het café vroeg € 5.'],
    ['HC-51: ISO-8859-1 called UTF-8', 'latin-1-as-utf-8', 'Het café vroeg veel.'],
    ['HC-51: a character set that does not exist', 'unknown-charset', 'Het café vroeg € 5.'],
    ['a character set of another continent', 'japanese', '苦情'],
    ['HC-52: NUL in the text', 'hidden-signs', 'Voor en na.'],
  ])('%s', async ([, name, text]) => {
    expect((await parsed(name)).text).toBe(text);
  });

  test.for<[string, string, string | undefined]>([
    ['HC-53: empty', 'scanned-letter', undefined],
    ['HC-51: bytes outside ASCII', 'unlabelled', 'Café'],
    ['HC-52, HC-68: NUL, another reading order, a hidden line', 'hidden-signs', 'Kla cht over Bcc: x@y.example'],
    ['an unknown character set', 'unknown-charset', 'Klacht'],
  ])('subject: %s', async ([, name, subject]) => {
    expect((await parsed(name)).subject).toBe(subject);
  });

  test('HC-53: a subject without end is cut off', async () => {
    const { subject } = await parse(`Subject: ${'lang '.repeat(200)}\r\n\r\nx`);
    expect(subject).toHaveLength(300);
    expect(subject).toMatch(/…$/);
  });

  test('the Message-IDs that it answers come from both fields', async () => {
    const fields = 'In-Reply-To: <3@x.example>\r\nReferences: <1@x.example>\r\n <2@x.example>\r\n';
    expect((await parse(`${fields}\r\nx`)).answers).toEqual(['<3@x.example>', '<1@x.example>', '<2@x.example>']);
  });
});

describe('who sent it (HC-54)', () => {
  test.for<[string, string, { name?: string; address?: string }]>([
    ['no From', 'no-from', {}],
    ['a From without address', 'from-without-address', { name: 'Sanne Bakker' }],
    ['two From fields that differ', 'two-from', {}],
    ['all in one encoded word', 'hidden-address', { name: 'Sanne Bäkker', address: 'sanne@inwoner.example' }],
    ['several authors: who sent it', 'several-authors', { name: 'Piet', address: 'piet@inwoner.example' }],
    [
      'a look-alike domain shows itself',
      'lookalike-domain',
      { name: 'Sanne', address: 'sanne@xn--ivoner-h0a.example' },
    ],
    ['hidden signs in a name', 'hidden-signs', { name: 'Sanne rekkaB', address: 'sanne@inwoner.example' }],
    ['a name outside ASCII', 'unlabelled', { name: 'Jérôme', address: 'jerome@inwoner.example' }],
  ])('%s', async ([, name, sender]) => {
    expect((await parsed(name)).sender).toEqual(sender);
  });

  test.for([
    'coordinator@druten.example <kwaad@elders.example>',
    '"coordinator@druten.example" <kwaad@elders.example>',
    '"coordinator@druten.example", <kwaad@elders.example>',
    '"coordinator@druten.example, x", kwaad@elders.example',
    '(coordinator@druten.example) kwaad@elders.example',
    '"<coordinator@druten.example>" <kwaad@elders.example>',
    '"\\"coordinator@druten.example" <kwaad@elders.example>',
  ])('a name is never taken for an address: %s', async (from) => {
    expect((await parse(`From: ${from}\r\n\r\nx`)).sender.address).toBe('kwaad@elders.example');
  });

  test.for(['jan@', '@inwoner.example', 'jan', 'jan>x@inwoner.example', 'Jan <>', '<jan@@x.example>'])(
    'not an address: %s',
    async (from) => {
      expect((await parse(`From: ${from}\r\n\r\nx`)).sender.address).toBeUndefined();
    },
  );
});

describe('attachments', () => {
  test('their names, types by content, and bytes', async () => {
    const { attachments } = await parsed('attachments');
    expect(attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['brief.pdf', 'application/pdf'],
      ['café.jpg', 'image/jpeg'],
    ]);
    expect(attachments[0]!.content.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('HC-55: a scanned letter and not a word', async () => {
    const { text, attachments } = await parsed('scanned-letter');
    expect(text).toBe('');
    expect(attachments).toMatchObject([{ name: 'scan0001.pdf', mediaType: 'application/pdf' }]);
  });

  test('HC-57: a forwarded mail is kept whole', async () => {
    const [mail] = (await parsed('forwarded')).attachments;
    expect(mail).toMatchObject({ name: 'bijlage.eml', mediaType: 'message/rfc822' });
    expect(mail!.content.toString()).toContain('Dit schreef Piet.');
  });

  test('HC-58, HC-60: hostile names and types', async () => {
    const { attachments } = await parsed('hostile-names');
    expect(attachments.map(({ name, mediaType }) => [name.replace(/x{9,}/, 'x*'), mediaType])).toEqual([
      ['passwd.txt', 'text/plain'],
      ['brief.pdf', 'application/pdf'],
      ['brief (2).pdf', 'application/pdf'],
      ['factuur.pdf', 'application/x-msdownload'],
      ['x*….pdf', 'application/pdf'],
      ['bericht (2).eml', 'message/rfc822'],
      ['pagina.html.txt', 'text/plain'],
      ['bijlage.pdf', 'application/pdf'],
      ['overzicht €.pdf', 'application/pdf'],
    ]);
    for (const { name } of attachments) expect(name.length).toBeLessThanOrEqual(120);
  });

  test.for<[string, string, string, string]>([
    ['tekening.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'tekening.svg.txt'],
    ['mail.eml', 'application/octet-stream', 'From: jan@inwoner.example', 'mail.eml'],
    ['verslag.txt', 'text/plain', 'From: hier tot ginder', 'verslag.txt'],
  ])('%s as %s is kept under a name that no browser runs', async ([name, type, content, as]) => {
    const head = `Content-Type: ${type}\r\nContent-Disposition: attachment; filename=${name}`;
    const { attachments } = await parse(`${head}\r\n\r\n${content}`);
    expect(attachments).toMatchObject([{ name: as }]);
    expect(attachments[0]!.mediaType === 'message/rfc822').toBe(name.endsWith('.eml'));
  });

  test('HC-50: what was cut off is kept as far as it goes', async () => {
    const { attachments } = await parsed('no-last-boundary');
    expect(attachments).toMatchObject([{ name: 'brief.pdf', mediaType: 'application/pdf' }]);
    expect(attachments[0]!.content.length).toBeGreaterThan(30);
  });
});

test('a name that cannot be seen is none', async () => {
  expect((await parse('From: "\u200b\u2060" <jan@inwoner.example>\r\n\r\nx')).sender).toEqual({
    address: 'jan@inwoner.example',
  });
});

describe('the fingerprint', () => {
  test('is the same after a journey through other servers', async () => {
    const raw = sample('attachments').toString('latin1');
    const elsewhere = `Received: by mx.elders.example; Fri, 20 Nov 2026 10:00:00 +0100\r\nX-Spam: no\r\n${raw}`;
    const [one, other] = [await parse(Buffer.from(raw, 'latin1')), await parse(Buffer.from(elsewhere, 'latin1'))];
    expect(other.fingerprint).toBe(one.fingerprint);
  });

  test('differs with the text, also when there is only a text without parts', async () => {
    const raw = sample('lost-boundary').toString();
    const other = await parse(raw.replace('mijn klacht', 'iets anders'));
    expect(other.fingerprint).not.toBe((await parse(raw)).fingerprint);
  });

  test.for([
    ['a picture where a message should be', 'malformed/binary', 'malformed/empty'],
    ['a header without sender, date or text', 'X-A: 1\r\n\r\n', 'X-A: 2\r\n\r\n'],
  ])('differs, although nothing names them: %s', async ([, one, other]) => {
    const read = (name: string) => parse(name.includes(':') ? name : sample(name));
    expect((await read(one!)).fingerprint).not.toBe((await read(other!)).fingerprint);
  });

  test('differs with one byte of an attachment', async () => {
    const raw = sample('scanned-letter').toString();
    const other = await parse(raw.replace('JVBERi0xLjQK', 'JVBERi0xLjUK'));
    expect(other.attachments[0]!.content).toHaveLength((await parse(raw)).attachments[0]!.content.length);
    expect(other.fingerprint).not.toBe((await parse(raw)).fingerprint);
  });
});

describe('HC-64: too much', () => {
  test('of text: read as far as it goes, and another end is another message', { timeout: 60_000 }, async () => {
    const long = `Subject: Lang\r\n\r\n${'Aan de balie was het druk.\r\n'.repeat(400_000)}`;
    const [one, other] = [await parse(`${long}een`), await parse(`${long}twee`)];
    expect(one.text).toMatch(/^Aan de balie/);
    expect(one.text).toHaveLength(500_000);
    expect(other.fingerprint).not.toBe(one.fingerprint);
  });

  test('of parts: unreadable, with its heading', async () => {
    const parts = '--b1\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(1_100);
    const raw = `From: jan@inwoner.example\r\nSubject: Veel\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n${parts}--b1--`;
    const error = await parse(raw).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unreadable);
    expect((error as Unreadable).heading).toMatchObject({
      sender: { address: 'jan@inwoner.example' },
      subject: 'Veel',
    });
  });

  test('of attachments: unreadable at once, without waiting for the rest', async () => {
    const parts = '--b1\r\nContent-Type: application/pdf\r\n\r\nx\r\n'.repeat(1_100);
    const raw = `Subject: Veel\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n${parts}--b1--`;
    const error = await parse(raw).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unreadable);
    expect((error as Unreadable).heading).toMatchObject({ subject: 'Veel' });
  });

  test('of header: unreadable', async () => {
    await expect(parse(`Subject: Lang\r\nX-Lang: ${'x'.repeat(1_200_000)}\r\n\r\nx`)).rejects.toBeInstanceOf(
      Unreadable,
    );
  });

  test('of HTML in many parts: read as far as it goes', async () => {
    const part = (html: string) => `--b1\r\nContent-Type: text/html\r\n\r\n${html}\r\n`;
    const parts = ['<p>Mijn klacht.</p>', '<'.repeat(900_000), '<'.repeat(900_000), '<'.repeat(900_000)];
    const raw = `Content-Type: multipart/mixed; boundary=b1\r\n\r\n${parts.map(part).join('')}--b1--`;
    const { text, html } = await parse(raw);
    expect(text).toMatch(/^Mijn klacht\./);
    expect(html!.length).toBeLessThan(5_000_000);
  });

  test('of quoted text and deep HTML: read as far as it goes', async () => {
    const html = `<p>Mijn klacht.</p>${'<div>'.repeat(20_000)}${'diep '.repeat(300_000)}`;
    const { text } = await parse(`Content-Type: text/html\r\n\r\n${html}`);
    expect(text).toMatch(/^Mijn klacht\./);
    expect(text.length).toBeLessThanOrEqual(500_000);
  });
});

test('an empty message is read as one that says nothing', async () => {
  expect(await parse('')).toMatchObject({ text: '', sender: {}, attachments: [] });
});

test('a message without any header is all text, and another text is another message', async () => {
  const one = await parse('Ik heb een klacht.\r\n\r\nDe balie was dicht.\r\n');
  expect(one.text).toBe('Ik heb een klacht.\n\nDe balie was dicht.');
  const other = await parse('Ik heb een vraag.\r\n\r\nDe balie was dicht.\r\n');
  expect(other.fingerprint).not.toBe(one.fingerprint);
});
