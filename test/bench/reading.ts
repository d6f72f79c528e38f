import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import type { Dovecot } from '#test/services/dovecot.ts';
import { signIn, startDovecot } from '#test/services/dovecot.ts';
import { has } from '#test/services/programs.ts';
import { aMail } from './mails.ts';
import { rateOfTheRoad } from './road.ts';
import type { Surroundings } from './surroundings.ts';
import { startSurroundings } from './surroundings.ts';

const user = 'juza@midden-drenthe.example';
/** How many unread messages wait in the mailbox: `BENCH_MAILBOX=10000 npm run bench` takes some minutes more. */
const inMailbox = Number(process.env.BENCH_MAILBOX) || 2_000;
const giveUpAfterMs = 3_600_000;

/** What the worker is measured with: itself, the mailbox that it reads, and a look into its register. */
interface Bench {
  surroundings: Surroundings;
  dovecot: Dovecot;
  register: pg.Client;
}

/** Mail as it comes, through a real mailbox and the intake: much at once, one in silence, and messages out of proportion. */
export async function mailAsItComes(): Promise<string[]> {
  if (!has.dovecot) return ['mail uit een mailbox: niet gemeten, Dovecot ontbreekt'];
  const lines: string[] = [];
  const fiftyMegabytes = (way: 'IMAP' | 'SMTP') => (bench: Bench) => largeMessage(bench, way);
  const measures = [oneInSilence, fiftyMegabytes('IMAP'), fiftyMegabytes('SMTP'), tenThousandParts];
  for (const measure of measures) lines.push(...(await withWorker(measure)));
  const limits = await bareLimits();
  const fill = (dovecot: Dovecot) => dovecot.fill(user, mails(inMailbox));
  return [...lines, ...(await withWorker((bench) => fullMailbox(bench, limits), fill))];
}

function mails(count: number): Buffer[] {
  return Array.from({ length: count }, () => aMail().raw);
}

async function withWorker(
  measure: (bench: Bench) => Promise<string[]>,
  prepare: (dovecot: Dovecot) => void = () => {},
): Promise<string[]> {
  const dovecot = await startDovecot({ users: [user] });
  prepare(dovecot);
  const surroundings = await startSurroundings({ MAILBOX_MIDDEN_DRENTHE_URL: dovecot.imapUrl(user) });
  const register = new pg.Client({ connectionString: surroundings.databaseUrl });
  await register.connect();
  try {
    return await measure({ surroundings, dovecot, register });
  } finally {
    await register.end();
    await surroundings.stop();
    await dovecot.stop();
  }
}

/** What nothing can be faster than, in messages a second. */
interface Limits {
  fetching: number;
  storing: number;
  road: number;
}

/** The same mails fetched by IMAP and thrown away; each stored in a commit of its own; and the whole road by SMTP. */
async function bareLimits(): Promise<Limits> {
  const raws = mails(inMailbox);
  const dovecot = await startDovecot({ users: [user] });
  dovecot.fill(user, raws);
  const surroundings = await startSurroundings();
  const register = new pg.Client({ connectionString: surroundings.databaseUrl });
  await register.connect();
  try {
    const client = await signIn(dovecot.imapUrl(user));
    await client.mailboxOpen('INBOX');
    const fetching = await rateOf(async () => {
      for await (const { source } of client.fetch('1:*', { source: true })) if (!source) throw new Error('not fetched');
    });
    await client.logout();
    await register.query('create table bench_raw (content bytea)');
    const storing = await rateOf(async () => {
      for (const raw of raws) await register.query('insert into bench_raw values ($1)', [raw]);
    });
    const plain = () => Array.from({ length: 500 }, () => aMail());
    await rateOfTheRoad(surroundings, 4, plain()); // warms up the worker as production is
    return { fetching, storing, road: await rateOfTheRoad(surroundings, 4, plain()) };
  } finally {
    await register.end();
    await surroundings.stop();
    await dovecot.stop();
  }
}

async function rateOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (inMailbox / (performance.now() - began)) * 1_000;
}

/** A mailbox in which so many messages wait when the worker starts: how fast they are kept, registered and answered. */
async function fullMailbox({ surroundings, register }: Bench, { fetching, storing, road }: Limits): Promise<string[]> {
  const count = async (what: string) =>
    (await register.query(`select count(${what})::int as count from message`)).rows[0].count;
  const [kept, registered, answered] = await Promise.all([
    rateOf(() => until(async () => (await count('*')) >= inMailbox)),
    rateOf(() => until(async () => (await count('fate')) >= inMailbox)),
    rateOf(() => until(async () => surroundings.arrived.length >= inMailbox)),
  ]);
  const perSecond = (rate: number) => `${rate.toFixed(0)}/s`;
  const beside = (rate: number, limit: number, name: string) =>
    `${perSecond(rate)} = ${((rate / limit) * 100).toFixed(0)} % van ${name}, klaar na ${(inMailbox / rate).toFixed(0)} s`;
  const slowest = fetching < storing ? 'kaal ophalen' : 'kaal bewaren';
  const mailbox = `mailbox met ${inMailbox.toLocaleString('nl-NL')}`;
  return [
    line('kaal ophalen (IMAP)', perSecond(fetching)),
    line('kaal bewaren (een commit per bericht)', perSecond(storing)),
    line('hele weg (SMTP, 4 verbindingen)', perSecond(road)),
    line(`${mailbox}, bewaard`, beside(kept, Math.min(fetching, storing), slowest)),
    line(`${mailbox}, geregistreerd`, beside(registered, road, 'hele weg')),
    line(`${mailbox}, beantwoord`, beside(answered, road, 'hele weg')),
  ];
}

/** From the moment at which the server tells of a message (IDLE) until it is a complaint. */
async function oneInSilence({ dovecot, register }: Bench): Promise<string[]> {
  const client = await signIn(dovecot.imapUrl(user));
  await client.mailboxOpen('INBOX');
  let toldAt = 0;
  client.on('exists', ({ count, prevCount }: { count: number; prevCount: number }) => {
    if (count > prevCount) toldAt = performance.now();
  });
  const taken: number[] = [];
  for (let time = 0; time < 40; time++) {
    client.idle().catch(() => {});
    await sleep(300);
    toldAt = 0;
    const { rows } = await register.query('select count(*)::int as count from complaint');
    const wanted = rows[0].count + 1;
    await dovecot.deliver(aMail().raw, user);
    await until(
      async () => (await register.query('select count(*)::int as count from complaint')).rows[0].count >= wanted,
      4,
    );
    const registeredAt = performance.now();
    // The worker may have moved it away before the server tells us as well: then this one tells nothing.
    for (let waited = 0; !toldAt && waited < 1_000; waited += 20) await sleep(20);
    if (toldAt) taken.push(Math.max(0, registeredAt - toldAt));
  }
  await client.logout();
  if (!taken.length) return [line('van IDLE tot klacht', 'niet te meten')];
  taken.sort((a, b) => a - b);
  const at = (share: number) => `${taken[Math.floor(taken.length * share)]!.toFixed(0)} ms`;
  return [line('van IDLE tot klacht, p50', at(0.5)), line('van IDLE tot klacht, p95 (doel: 500 ms)', at(0.95))];
}

/** How much more memory the worker takes at its most, for one message of 50 MB. */
async function largeMessage({ surroundings, dovecot, register }: Bench, way: 'IMAP' | 'SMTP'): Promise<string[]> {
  const transport = createTransport({ host: '127.0.0.1', port: surroundings.intakePort });
  const send = async (raw: Buffer) => {
    if (way === 'IMAP') await dovecot.deliver(raw, user);
    else await transport.sendMail({ envelope: { from: 'groot@inwoner.example', to: user }, raw });
  };
  await send(aMail().raw);
  await filed(register, 1);
  await sleep(1_000);
  const before = memoryOf(surroundings.workerPid);
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, memoryOf(surroundings.workerPid));
  }, 10);
  await send(aMail(37_000_000).raw);
  await filed(register, 2);
  await sleep(500);
  clearInterval(watching);
  return [
    line(`bericht van 50 MB (${way}), geheugen erbij`, `${((most - before) / 1024).toFixed(0)} MB (doel: 200 MB)`),
  ];
}

/** A message of 10,000 parts, with an ordinary one right behind it. */
async function tenThousandParts({ surroundings, register }: Bench): Promise<string[]> {
  const transport = createTransport({ host: '127.0.0.1', port: surroundings.intakePort, pool: true });
  const send = (raw: Buffer, from: string) => transport.sendMail({ envelope: { from, to: user }, raw });
  await send(aMail().raw, 'eerst@inwoner.example');
  await filed(register, 1);
  await send(manyParts(10_000), 'delen@inwoner.example');
  const began = performance.now();
  await send(aMail().raw, 'achter@inwoner.example');
  const isFiled = async (from: string) =>
    (await register.query('select fate from message where envelope_from = $1', [from])).rows[0]?.fate;
  await until(async () => (await isFiled('achter@inwoner.example')) !== null);
  const behind = performance.now() - began;
  await until(async () => (await isFiled('delen@inwoner.example')) !== null);
  const parts = performance.now() - began;
  transport.close();
  const fate = await isFiled('delen@inwoner.example');
  return [
    line('10.000 delen, afgehandeld', `${parts.toFixed(0)} ms als ${fate} (doel: 5.000 ms)`),
    line('het bericht erachter', `${behind.toFixed(0)} ms`),
  ];
}

function manyParts(count: number): Buffer {
  const boundary = randomBytes(8).toString('hex');
  const head = `From: delen@inwoner.example\r\nTo: ${user}\r\nSubject: Delen\r\nMessage-ID: <${boundary}@inwoner.example>\r\n`;
  const part = `--${boundary}\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="deel.txt"\r\n\r\nEen deel.\r\n`;
  return Buffer.from(
    `${head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${part.repeat(count)}--${boundary}--\r\n`,
  );
}

async function filed(register: pg.Client, count: number): Promise<void> {
  await until(
    async () => (await register.query('select count(fate)::int as count from message')).rows[0].count >= count,
  );
}

async function until(isSo: () => Promise<boolean>, everyMs = 50): Promise<void> {
  const end = performance.now() + giveUpAfterMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error('what is measured did not come to its end');
    await sleep(everyMs);
  }
}

/** Kilobytes in use by a process, as the kernel counts them. */
function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function line(what: string, figure: string): string {
  return `${what.padEnd(40)} ${figure}`;
}
