import { absences } from './absence.ts';
import { acts } from './acts.ts';
import { closing } from './decide.ts';
import { destroying } from './destroy-listed.ts';
import { letters } from './letters.ts';
import { mails } from './mails.ts';
import { messages } from './messages.ts';
import { receiving } from './receive.ts';

/** The desk's forms by name: what stands behind `_action=` in the address that they post to. */
export const server = {
  ...acts,
  ...closing,
  ...letters,
  ...messages,
  ...mails,
  ...absences,
  ...receiving,
  ...destroying,
};
