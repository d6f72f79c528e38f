import { Piscina } from 'piscina';
import type { Municipality } from '#settings/municipality.ts';
import type { KeptLetter } from '#templates/printed-letter.ts';

/** A letter to print, with what stands around its text on the municipality's paper. */
export interface PressWork {
  letter: KeptLetter;
  reference: string;
  municipality: Municipality;
}

/** Makes the PDFs of letters, beside the other work: drawing one keeps a processor busy for ten milliseconds or more. */
export interface Press {
  print(work: PressWork): Promise<Buffer>;
  close(): Promise<void>;
}

/** Starts the press: one thread, which keeps the opened fonts. A thread that dies is replaced. */
export function startPress(): Press {
  const pool = new Piscina<PressWork, Uint8Array>({
    filename: new URL('./print.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    // Drawing makes much that is soon forgotten: with more room for it a processor has a tenth more left.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  return {
    print: async (work) => Buffer.from(await pool.run(work)),
    close: () => pool.close(),
  };
}
