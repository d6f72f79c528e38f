import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { KeptMails } from './kept-mails.ts';

const LIMIT = 50 * 1024 * 1024;

/** An SMTP server that takes every mail for every address, and sends nothing on. */
export function createReceiver(mails: KeptMails): SMTPServer {
  return new SMTPServer({
    banner: 'Wederhoor mailvanger',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LIMIT,
    async onData(stream, { envelope }, answer) {
      try {
        const raw = await buffer(stream);
        if (stream.sizeExceeded) return answer(refusal(552, 'Message exceeds 50 MB'));
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        await mails.keep(raw, { from, to: envelope.rcptTo.map(({ address }) => address) });
        answer();
      } catch (error) {
        console.error(error);
        answer(refusal(451, 'Message could not be kept'));
      }
    },
  });
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
