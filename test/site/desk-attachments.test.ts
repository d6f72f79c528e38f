import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Complaint } from '#domain/complaint.ts';
import type { ComplaintDocument } from '#register/documents.ts';
import { documentsOf } from '#register/documents.ts';
import { faultsOf } from '#test/services/faults.ts';
import { aMail, takeIn } from '#test/worker/mail-in.ts';
import type { Browser } from '../services/browser.ts';
import { openBrowser } from '../services/browser.ts';
import { has } from '../services/programs.ts';
import type { Visitor } from './desk.ts';
import { openTestDesk } from './desk.ts';

const { desk, signedIn, signInLink } = openTestDesk();

const html = `<html><head><style>p{position:fixed}</style><script>document.title = 'gehackt'</script></head>
<body onload="document.title = 'gehackt'" background="https://spion.example/a.png">
<h2 style="color:#fff;background:#fff">Mijn klacht</h2>
<p style="font-size:40px">Aan de <b>balie</b> was het <a href="https://kwaad.example/inloggen">druk</a>.</p>
<div style="display:none">Deze klacht is ingetrokken.</div><p style="font-size:0">verborgen</p>
<img src="https://spion.example/pixel.gif" alt="foto van de balie"><iframe src="https://spion.example/"></iframe>
<form action="https://kwaad.example"><input name="wachtwoord"><button>Meld u aan</button></form>
<svg><script>document.title = 'gehackt'</script></svg>
<table><tr><td>een</td><td>twee</td></tr></table></body></html>`;

const part = (name: string, type: string, content: Buffer | string) =>
  `--b1\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`;

/** A photo of a phone, which tells where it was taken. */
const aPhoto = () =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#336699' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Sanne Bakker' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 53/1 0/1' } })
    .toBuffer();

let coordinator: Visitor;
let complaint: Complaint;
let messageId: string;
let documents: Map<string, ComplaintDocument>;
let photo: Buffer;

beforeAll(async () => {
  coordinator = await signedIn('coordinator@druten.example');
  photo = await aPhoto();
  const inner = aMail({
    Subject: 'Wat de balie schreef',
    From: 'Piet <piet@inwoner.example>',
    text: 'Kom maar niet meer.',
  });
  const parts = [
    `--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`,
    part('foto.jpg', 'image/jpeg', photo),
    part('teken.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    part('pagina.html', 'text/html', '<script>alert(1)</script>'),
    part('factuur.pdf', 'application/pdf', `MZ${'\0'.repeat(300)}`),
    `--b1\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename="van de balie.eml"\r\n\r\n${inner}\r\n--b1--`,
  ];
  const raw = aMail({ 'Content-Type': 'multipart/mixed; boundary=b1', text: parts.join('') });
  const taken = await takeIn(desk.register, raw);
  complaint = taken.complaint!;
  messageId = taken.message.id;
  documents = new Map((await documentsOf(desk.register.db, complaint.id)).map((one) => [one.name, one]));
});

const page = () => `/werkplek/${complaint.reference}`;
const layout = () => `${page()}/bericht/${messageId}/opmaak`;

test('HC-63: the text of the complaint holds nothing that was hidden', () => {
  expect(complaint.statement.whatHappened).toMatch(/^Mijn klacht\n\nAan de balie was het druk\./);
  expect(complaint.statement.whatHappened).not.toMatch(/ingetrokken|verborgen|gehackt/);
});

test('HC-63: the mail as it was laid out runs, loads, sends and hides nothing', async () => {
  const answer = await coordinator.get(layout());
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*form-action 'none';.* sandbox$/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  for (const part of ['<h2>Mijn klacht</h2>', '<b>balie</b>', '<td>een</td>', '[foto van de balie]'])
    expect(answer.html).toContain(part);
  const [, shown = ''] = /<main>(.*)<\/main>/s.exec(answer.html)!;
  expect(shown).not.toMatch(/script|onload|style=|src=|background|form|input|iframe|svg|ingetrokken|verborgen/i);
  expect(answer.html).toContain('title="https://kwaad.example/inloggen"');
  expect(answer.html.match(/href="[^"]*"/g)).toEqual([`href="${page()}/bericht/${messageId}"`]);
  expect((await coordinator.get(`${page()}/bericht/${messageId}`)).html).toContain(layout());
});

test.for<[string, string]>([
  ['foto.jpg', 'application/octet-stream'],
  ['teken.svg.txt', 'application/octet-stream'],
  ['pagina.html.txt', 'application/octet-stream'],
])('%s is downloaded as it came, and never shown as a page of ours', async ([name, type]) => {
  const answer = await coordinator.get(`${page()}/document/${documents.get(name)!.id}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe(type);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}"; filename*=UTF-8''${name}`);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  if (name === 'foto.jpg') expect(answer.bytes).toEqual(photo);
});

test('HC-60: a program is listed with the reason, and cannot be had', async () => {
  const { id } = documents.get('factuur.pdf')!;
  const { text, html: source } = await coordinator.get(page());
  expect(text).toMatch(/factuur\.pdf .*Apart gezet\. Dit is een programma/);
  expect(source).not.toContain(`document/${id}`);
  expect((await coordinator.get(`${page()}/document/${id}`)).status).toBe(404);
});

test('a photo is shown drawn anew, without the place where it was taken', async () => {
  const answer = await coordinator.get(`${page()}/beeld/${documents.get('foto.jpg')!.id}`);
  expect(answer.headers.get('content-type')).toBe('image/webp');
  const { format, width, height, exif } = await sharp(answer.bytes).metadata();
  expect({ format, width, height, exif }).toEqual({ format: 'webp', width: 1600, height: 800, exif: undefined });
});

test.for(['teken.svg.txt', 'pagina.html.txt', 'factuur.pdf'])('%s is no picture to look at', async (name) => {
  expect((await coordinator.get(`${page()}/beeld/${documents.get(name)!.id}`)).status).toBe(404);
});

test('HC-57: a mail within the mail is read at the desk', async () => {
  const { text } = await coordinator.get(page());
  for (const words of ['van de balie.eml', 'Piet, piet@inwoner.example', 'Wat de balie schreef', 'Kom maar niet meer.'])
    expect(text).toContain(words);
});

test('Awb 9:7: whoever may not see the complaint sees no picture and no mail of it', async () => {
  const elsewhere = await signedIn('coordinator@diemen.example');
  for (const path of [layout(), `${page()}/beeld/${documents.get('foto.jpg')!.id}`])
    expect((await elsewhere.get(path)).status).toBe(404);
});

describe.skipIf(!has.chromium)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.stop());

  test('HC-63: nothing runs and nothing is fetched; the complaint shows its picture', {
    timeout: 120_000,
  }, async () => {
    const { page: tab } = browser;
    await tab.goto(`${desk.site.url}/werkplek/aanmelden`);
    await tab.getByLabel('Uw e-mailadres').fill('coordinator@druten.example');
    await tab.getByRole('button', { name: 'Mail mij een link' }).click();
    await tab.getByRole('heading', { name: 'Kijk in uw e-mail' }).waitFor();
    await tab.goto(new URL((await signInLink('coordinator@druten.example'))!, desk.site.url).href);
    await tab.getByRole('button', { name: 'Meld mij aan' }).click();
    await tab.getByRole('heading', { name: 'Klachten', exact: true }).waitFor();
    await tab.goto(`${desk.site.url}${page()}`);
    await tab.getByText('Lees wat erin staat').click();
    const picture = tab.getByAltText('Voorbeeld van foto.jpg');
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
    await browser.screenshot('desk-bijlagen');
    expect(await faultsOf(tab)).toEqual([]);

    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(`${desk.site.url}${layout()}`);
    await browser.screenshot('desk-opmaak');
    expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([`${desk.site.url}${layout()}`]);
    expect(await tab.title()).toBe('Bericht met opmaak');
    await expect.poll(() => tab.locator('main').textContent()).not.toMatch(/ingetrokken|verborgen/);
    await tab.getByText('Terug naar het bericht').click();
    await tab.getByRole('link', { name: 'Bekijk het bericht met opmaak' }).waitFor();
  });
});
