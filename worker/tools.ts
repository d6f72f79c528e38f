import type { Logger } from 'pino';
import type { Register } from '#register/register.ts';
import type { Environment } from '#settings/environment.ts';
import type { PostOffice } from './post.ts';
import type { Press } from './press.ts';
import type { Reader } from './reader.ts';
import type { VirusScanner } from './virus-scanner.ts';

/** What the work is done with; the time stands in `register.clock`. */
export interface Tools {
  register: Register;
  environment: Environment;
  post: PostOffice;
  press: Press;
  reader: Reader;
  /** Absent: no scanner was set (CLAMD_URL). */
  scanner?: VirusScanner | undefined;
  log: Logger;
}
