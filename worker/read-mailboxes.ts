import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { troubleOf } from '#domain/health.ts';
import { keepOnlyMailboxes, recordLook, recordTrouble } from '#register/mailboxes.ts';
import type { Register } from '#register/register.ts';
import type { Environment, MailboxAccount } from '#settings/environment.ts';
import { forgetToken } from './access-token.ts';
import { MailboxFailure } from './imap-connection.ts';
import type { Mailbox } from './mailbox.ts';
import { openMailbox } from './mailbox.ts';
import type { Troubles } from './read-mailbox.ts';
import { readFolder } from './read-mailbox.ts';
import type { MailboxTools } from './take-in.ts';
import { refreshTokenOf } from './take-in.ts';

const firstWaitMs = 500;
const longestWaitMs = 60_000;
/** Whoever keeps knocking with a wrong password is locked out, also with the right one. */
const longestWaitForSignInMs = 10 * 60_000;
/** A whole look so often, also without news: a connection may be dead without saying so, and spam folders tell nothing. */
const lookEveryMs = 4 * 60_000;

/** Reads the mailboxes of the environment, each on its own, until `signal` aborts. */
export async function watchMailboxes(tools: {
  register: Register;
  environment: Environment;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { register, environment, log, signal } = tools;
  const { mailboxes } = environment;
  await keepOnlyMailboxes(
    register,
    mailboxes.map(({ municipality }) => municipality),
  ).catch((error) => log.warn({ err: error }, 'mailboxes that are no longer read are not forgotten'));
  await Promise.all(
    mailboxes.map(({ municipality, ...account }) => watchMailbox(account, { ...tools, municipality }, signal)),
  );
}

/** Reads one mailbox as mail arrives. When it is lost, or the register is, it tries again, ever more slowly. */
async function watchMailbox(account: MailboxAccount, tools: MailboxTools, signal: AbortSignal): Promise<void> {
  const { municipality, log } = tools;
  const troubles: Troubles = new Map();
  for (let failures = 0; !signal.aborted; failures += 1) {
    let longestMs = longestWaitMs;
    try {
      const mailbox = await openMailbox(account, signal, refreshTokenOf(tools, account));
      log.info({ municipality, movesAway: (await mailbox.inbox()).canMoveAway }, 'mailbox open');
      try {
        await readAsMailArrives(mailbox, tools, troubles, signal, () => {
          failures = 0;
        });
      } finally {
        await mailbox.close();
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isRefusedSignIn(error)) longestMs = longestWaitForSignInMs;
      await tell(error, account, tools);
    }
    // Mailboxes at one server do not all come back at the same moment.
    const waitMs = Math.min(firstWaitMs * 2 ** failures, longestMs) * (0.75 + Math.random() / 2);
    await sleep(waitMs, undefined, { signal }).catch(() => {});
  }
}

/** Reads until the mailbox is lost: at first and now and then with the spam folder, else only where mail arrives. */
async function readAsMailArrives(
  mailbox: Mailbox,
  tools: MailboxTools,
  troubles: Troubles,
  signal: AbortSignal,
  onLooked: () => void,
): Promise<void> {
  let wholeAt = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    if (performance.now() - wholeAt >= lookEveryMs) {
      wholeAt = performance.now();
      const spam = await mailbox.spam();
      if (spam) await readFolder(spam, tools, troubles);
    }
    await readFolder(await mailbox.inbox(), tools, troubles);
    onLooked();
    await recordLook(tools.register, tools.municipality, mailbox.certificateUntil);
    await mailbox.news(lookEveryMs);
  }
}

/** Tells of a lost mailbox in the log and in the register. A lost register is in trouble itself, not the mailbox. */
async function tell(error: unknown, { token }: MailboxAccount, tools: MailboxTools): Promise<void> {
  const { municipality, log, register } = tools;
  log.warn({ municipality, err: error }, 'mailbox lost, trying again');
  if (!(error instanceof MailboxFailure)) return;
  if (token && isRefusedSignIn(error)) forgetToken(token);
  await recordTrouble(register, municipality, troubleOf(error)).catch((failure) =>
    log.warn({ municipality, err: failure }, 'trouble of a mailbox not written down'),
  );
}

function isRefusedSignIn(error: unknown): boolean {
  return error instanceof MailboxFailure && error.isSignIn;
}
