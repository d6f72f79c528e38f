import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { pathTo } from '#test/services/programs.ts';
import { checkPdfs } from '#test/tools/pdf-conformance/check-pdfs.ts';

/** The letters of one journey: read as they come, and all checked in one run of the checker at its end. */
export async function keepLetters() {
  const folder = await mkdtemp(join(tmpdir(), 'wederhoor-letters-'));
  const files: string[] = [];
  return {
    /** The text of a letter as a reader reads it, spaces as one. */
    async read(pdf: Buffer): Promise<string> {
      const file = join(folder, `letter-${files.length + 1}.pdf`);
      files.push(file);
      await writeFile(file, pdf);
      const { stdout } = await promisify(execFile)(pathTo('pdftotext'), [file, '-']);
      return stdout.replace(/\s+/g, ' ');
    },
    /** How many were read, and what makes one of them not archivable or not accessible. */
    async checked(): Promise<{ letters: number; faults: string[] }> {
      const failed = (await checkPdfs(files)).filter(({ passed }) => !passed);
      return { letters: files.length, faults: failed.map(({ report }) => report) };
    },
    discard: () => rm(folder, { recursive: true }),
  };
}

/** Expects one PDF to be archivable and accessible, and returns its text as a reader reads it, spaces as one. */
export async function readPdf(pdf: Buffer): Promise<string> {
  const letters = await keepLetters();
  try {
    const text = await letters.read(pdf);
    expect(await letters.checked()).toEqual({ letters: 1, faults: [] });
    return text;
  } finally {
    await letters.discard();
  }
}
