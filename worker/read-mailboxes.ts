import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Register } from '#register/register.ts';
import type { Environment } from '#settings/environment.ts';
import type { Mailbox } from './mailbox.ts';
import { openMailbox } from './mailbox.ts';
import type { MailboxTools, Troubles } from './read-mailbox.ts';
import { readMailbox } from './read-mailbox.ts';

const firstWaitMs = 500;
const longestWaitMs = 60_000;
/** A whole look so often, also without news: a connection may be dead without saying so. */
const lookEveryMs = 4 * 60_000;

/** Reads the mailboxes of the environment, each on its own, until `signal` aborts. */
export async function watchMailboxes(tools: {
  register: Register;
  environment: Environment;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { mailboxes } = tools.environment;
  await Promise.all(
    mailboxes.map(({ municipality, url }) => watchMailbox(url, { ...tools, municipality }, tools.signal)),
  );
}

/** Reads one mailbox as mail arrives. When it is lost, or the register is, it tries again, ever more slowly. */
async function watchMailbox(url: string, tools: MailboxTools, signal: AbortSignal): Promise<void> {
  const { municipality, log } = tools;
  const troubles: Troubles = new Map();
  for (let waitMs = firstWaitMs; !signal.aborted; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    let mailbox: Mailbox | undefined;
    try {
      mailbox = await openMailbox(url, signal);
      log.info({ municipality }, 'mailbox open');
      while (!signal.aborted) {
        await readMailbox(mailbox, tools, troubles);
        waitMs = firstWaitMs;
        await mailbox.news(lookEveryMs);
      }
    } catch (error) {
      if (!signal.aborted) log.warn({ municipality, waitMs, err: error }, 'mailbox lost, trying again');
    } finally {
      await mailbox?.close();
    }
    await sleep(waitMs, undefined, { signal }).catch(() => {});
  }
}
