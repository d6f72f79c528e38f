import { Piscina } from 'piscina';
import type { PrintedLetter } from '#templates/pdf.ts';

/** Makes the PDFs of letters, beside the other work: drawing one keeps a processor busy for ten milliseconds or more. */
export interface Press {
  print(letter: PrintedLetter): Promise<Buffer>;
  close(): Promise<void>;
}

/** Starts the press: one thread, which keeps the opened fonts. A thread that dies is replaced. */
export function startPress(): Press {
  const pool = new Piscina<PrintedLetter, Uint8Array>({
    filename: new URL('./print.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
  });
  return {
    print: async (letter) => Buffer.from(await pool.run(letter)),
    close: () => pool.close(),
  };
}
