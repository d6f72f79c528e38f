import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { has } from '#test/services/programs.ts';
import { checkPdfs } from './check-pdfs.ts';

test.skipIf(!has.java)('a PDF without structure fails, no PDF is an error, and neither hides the other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wederhoor-check-'));
  const [plain, noPdf] = [join(folder, 'plain letter.pdf'), join(folder, 'no.pdf')] as const;
  const document = new PDFDocument();
  document.text('hallo').end();
  await writeFile(plain, document);
  await writeFile(noPdf, 'hallo');

  const checks = await checkPdfs([plain, noPdf]);
  await rm(folder, { recursive: true });
  expect(checks.map(({ file, flavour, passed }) => [file, flavour, passed])).toEqual([
    [plain, '2a', false],
    [plain, 'ua1', false],
    [noPdf, '2a', false],
    [noPdf, 'ua1', false],
  ]);
  expect(checks[1]!.report).toMatch(/^FAIL[\s\S]*7\.1 test \d+: \d+ failed/);
  expect(checks[2]!.report).toMatch(/^ERROR.*not readable as a PDF/);
});

test('no file needs no Java', async () => {
  expect(await checkPdfs([])).toEqual([]);
});
