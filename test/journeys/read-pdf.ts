import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { pathTo } from '#test/services/programs.ts';
import { checkPdfs } from '#test/tools/pdf-conformance/check-pdfs.ts';

/** Expects a PDF that is archivable and accessible, and returns its text as a reader reads it, spaces as one. */
export async function readPdf(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wederhoor-letter-'));
  try {
    const file = join(folder, 'letter.pdf');
    await writeFile(file, pdf);
    const failed = (await checkPdfs([file])).filter(({ passed }) => !passed);
    expect(failed.map(({ report }) => report)).toEqual([]);
    const { stdout } = await promisify(execFile)(pathTo('pdftotext'), [file, '-']);
    return stdout.replace(/\s+/g, ' ');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
