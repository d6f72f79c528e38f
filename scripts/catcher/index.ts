import { once } from 'node:events';
import { resolve } from 'node:path';
import { catcherAddresses } from './addresses.ts';
import { openKeptMails } from './kept-mails.ts';
import { createReceiver } from './receiver.ts';
import { createWeb } from './web.ts';

// The mail catcher: takes all mail that Wederhoor sends on a development machine, and shows it.

// Nothing is lost by leaving at once: a mail is only accepted after it was written.
for (const end of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(end, () => process.exit());

const { smtp, web: shown } = catcherAddresses(process.env);
const mails = await openKeptMails(resolve(process.env.DATA_DIR || 'var', 'mails'));
const receiver = createReceiver(mails);
const web = createWeb(mails);

await Promise.all([
  new Promise<void>((settle, fail) => receiver.once('error', fail).listen(smtp.port, smtp.host, settle)),
  once(web.listen(shown.port, shown.host), 'listening'),
]);
receiver.on('error', (error) => console.error(error));
process.send?.('ready');
