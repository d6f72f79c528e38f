import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { pathTo } from '#test/services/programs.ts';

/** What the checker found for one file against one standard. */
export interface PdfCheck {
  file: string;
  flavour: string;
  passed: boolean;
  /** The checker's own lines: the rules that failed, where and how often. */
  report: string;
}

const run = promisify(execFile);
const flavours = ['2a', 'ua1'];
const jar = 'node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar';
const checker = 'test/tools/pdf-conformance/VeraCheck.java';

/**
 * Checks PDF files against PDF/A-2a (archive) and PDF/UA-1 (accessible) with veraPDF, in one run of Java for all: two
 * results per file. A pass covers what a machine can see: not the order of reading, nor whether a description is apt.
 * @throws when Java (a JDK, 17 or newer) is missing or the checker did not give a result for each file.
 */
export async function checkPdfs(files: string[]): Promise<PdfCheck[]> {
  if (files.length === 0) return [];
  const reports = (await output(files)).split(/^(?=PASS|FAIL|ERROR)/m);
  return files.flatMap((file) =>
    flavours.map((flavour) => {
      const report = reports.find((text) => text.includes(`  ${file}  ${flavour}  `));
      if (!report) throw new Error(`the checker says nothing of ${file} and ${flavour}:\n${reports.join('')}`);
      return { file, flavour, passed: report.startsWith('PASS'), report };
    }),
  );
}

async function output(files: string[]): Promise<string> {
  const args = ['-cp', jar, checker, '--flavour', flavours.join(','), ...files];
  try {
    // The runtime lies beside the compiler, which compiles the checker as it starts.
    return (await run(join(dirname(pathTo('java')), 'java'), args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch (error) {
    // 1: a rule failed; 2: not readable as a PDF. Both are told in the report.
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string };
    if ((code === 1 || code === 2) && stdout?.includes('veraPDF core')) return stdout;
    throw new Error(`the PDF checker did not run: ${stderr}`, { cause: error });
  }
}
