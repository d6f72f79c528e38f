import { sql } from 'kysely';
import { dayOf, instantInAmsterdam } from '#domain/day.ts';
import type { CanaryState, Finding, HealthFacts } from '#domain/health.ts';
import { databaseAway, findings } from '#domain/health.ts';
import type { Environment } from '#settings/environment.ts';
import { agedReviews } from './aged-reviews.ts';
import { canariesFrom, lastCanaries, withWayIn } from './canaries.ts';
import { isDatabaseAway } from './database-away.ts';
import { failedMails } from './failed-mails.ts';
import { mailboxStates } from './mailboxes.ts';
import { lastAccounts } from './reconciliation.ts';
import type { Register } from './register.ts';
import { workerSign } from './worker-sign.ts';

type Arrivals = Pick<Environment, 'canary' | 'mailboxes' | 'intakeSmtp'>;

/** How each part of the chain fares now, from what the register tells. Names nobody. */
export async function health(register: Register, environment: Arrivals): Promise<Finding[]> {
  try {
    const now = register.clock.now();
    const from = instantInAmsterdam(dayOf(now), canariesFrom);
    const facts = await factsOf(register, environment);
    return findings(facts, now, environment.canary && now >= from ? from : undefined);
  } catch (error) {
    if (isDatabaseAway(error)) return databaseAway;
    throw error;
  }
}

async function factsOf(register: Register, environment: Arrivals): Promise<HealthFacts> {
  const { swept_at, queue_trouble_since } = await workerSign(register);
  const mailboxes = await mailboxStates(register);
  const accounts = await lastAccounts(register);
  const reviews = await agedReviews(register.db, register.clock.now());
  return {
    sweptAt: swept_at,
    queueTroubleSince: queue_trouble_since,
    mailboxes: mailboxes.map(({ municipality, looked_at, trouble, trouble_since, certificate_until }) => ({
      municipality,
      lookedAt: looked_at,
      trouble,
      troubleSince: trouble_since,
      certificateUntil: certificate_until,
    })),
    accounts: accounts.map(({ found_late, done_at: _, ...account }) => ({ ...account, foundLate: found_late })),
    canaries: await canariesOfToday(register, environment),
    unfiled: await unfiled(register),
    waiting: await waiting(register),
    failed: await countFailed(register),
    agedReviews: [...reviews.values()].reduce((sum, { count }) => sum + count, 0),
  };
}

async function canariesOfToday(register: Register, environment: Arrivals): Promise<CanaryState[]> {
  const today = dayOf(register.clock.now());
  const made = new Map((await lastCanaries(register)).map((canary) => [canary.municipality, canary]));
  return withWayIn(register, environment).map((municipality) => {
    const { day, dueAt, sentAt, returnedAt } = made.get(municipality) ?? {};
    if (day !== today || !dueAt) return { municipality, sentAt: null, returnedAt: null };
    return { municipality, dueAt, sentAt: sentAt ?? null, returnedAt: returnedAt ?? null };
  });
}

function unfiled({ db }: Register) {
  return db
    .selectFrom('message')
    .innerJoin('file', 'file.id', 'message.file_id')
    .select([sql<number>`count(*)::int`.as('count'), ({ fn }) => fn.min('file.stored_at').as('since')])
    .where('fate', 'is', null)
    .executeTakeFirstOrThrow();
}

function waiting({ db, clock }: Register) {
  return db
    .selectFrom('mail')
    .select([sql<number>`count(*)::int`.as('count'), ({ fn }) => fn.min('due_at').as('since')])
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('held_at', 'is', null)
    .where('next_attempt_at', '<=', clock.now())
    .executeTakeFirstOrThrow();
}

async function countFailed({ db, municipalities }: Register): Promise<number> {
  const lists = await Promise.all([...municipalities.keys()].map((slug) => failedMails(db, slug)));
  return lists.reduce((sum, { length }) => sum + length, 0);
}
