import { afterAll, beforeAll, expect, test } from 'vitest';
import { heldMails } from '#register/held-mails.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import type { ReceivedMail } from '#test/services/smtp-receiver.ts';
import type { LabMail } from './loop-lab-inhabitants.ts';
import { absent, inhabitants, labMail } from './loop-lab-inhabitants.ts';
import type { MailRoom } from './mail-room.ts';
import { startMailRoom } from './mail-room.ts';

/** Rounds in which everybody answers what the others wrote: more than this at one moment is a loop. */
const mostRounds = 25;
const hoursPerStep = 4;

/** Two municipalities with an installation each, and the world around them, which answers everything. */
class Lab {
  readonly #rooms: { here: MailRoom; there: MailRoom };
  readonly #handled = new Map<MailRoom, number>();
  readonly #delivered = new Map<MailRoom, number>();

  constructor(here: MailRoom, there: MailRoom) {
    this.#rooms = { here, there };
  }

  get #all(): MailRoom[] {
    return Object.values(this.#rooms);
  }

  async deliver(mails: LabMail[]): Promise<void> {
    for (const mail of mails) {
      const room = this.#roomOf(mail.to);
      if (!room) continue;
      await room.deliver([mail]);
      this.#delivered.set(room, (this.#delivered.get(room) ?? 0) + 1);
    }
  }

  /** Lets everybody answer until nobody has anything to say. @throws when that does not come. */
  async comesToRest(): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      for (const room of this.#all) await room.settled(this.#delivered.get(room) ?? 0);
      const answers = this.#all.flatMap((room) => this.#news(room).flatMap((mail) => this.#answersTo(mail, room)));
      if (!answers.length) return;
      await this.deliver(answers);
    }
    throw new Error(`they keep each other going, also after ${mostRounds} rounds`);
  }

  async advance(): Promise<void> {
    for (const { clock, worker } of this.#all) {
      clock.advance({ hours: hoursPerStep });
      await worker.sweep();
    }
    await this.comesToRest();
  }

  #news({ receiver }: MailRoom): ReceivedMail[] {
    const room = this.#all.find((one) => one.receiver === receiver)!;
    const from = this.#handled.get(room) ?? 0;
    this.#handled.set(room, receiver.mails.length);
    return receiver.mails.slice(from);
  }

  #answersTo(mail: ReceivedMail, room: MailRoom): LabMail[] {
    return mail.envelope.to.flatMap((address) => {
      // Between the two, and a municipality's own canary: it arrives as it is.
      if (this.#roomOf(address)) return [{ from: mail.envelope.from, to: address, raw: mail.raw.toString('latin1') }];
      const inhabitant = inhabitants[address];
      if (inhabitant) return inhabitant.does(mail, address);
      // All staff are away, and their mail program says so every time.
      return room === this.#rooms.here ? absent(mail, address) : [];
    });
  }

  #roomOf(address: string): MailRoom | undefined {
    const plain = address.toLowerCase().replace(/\+[^@]*/, '');
    const serves = ({ register }: MailRoom) =>
      [...register.municipalities.values()].some(({ mail }) => mail.address.toLowerCase() === plain);
    return this.#all.find(serves);
  }
}

const neighbour = 'klachten@buur-druten.example';
let here: MailRoom;
let there: MailRoom;
let lab: Lab;

const mailsTo = ({ receiver }: MailRoom, address: string) =>
  receiver.mails.filter(({ envelope }) => envelope.to.includes(address));

/** What the world got from both, apart from what they sent to themselves and to their staff. */
function toOthers(): string[] {
  return [here, there]
    .flatMap(({ receiver }) => receiver.mails.flatMap(({ envelope }) => envelope.to))
    .filter((address) => address in inhabitants || address === neighbour);
}

const complaintsOf = (addresses: string[], to: string) =>
  addresses.map((from) => labMail({ from, to, subject: 'Klacht', text: `Ik klaag over de balie, ik ben ${from}.` }));

beforeAll(async () => {
  const elsewhere = loadMunicipalities().map(({ slug }) => [
    `ADDRESS_${slug.toUpperCase().replaceAll('-', '_')}`,
    `klachten@buur-${slug}.example`,
  ]);
  const startsAt = '2026-11-23T08:00';
  here = await startMailRoom({ startsAt });
  there = await startMailRoom({
    startsAt,
    variables: { ...Object.fromEntries(elsewhere), APP_SECRET: 'of-the-neighbours-in-the-loop-lab' },
  });
  lab = new Lab(here, there);
});
afterAll(async () => {
  await here?.stop();
  await there?.stop();
});

test('a week among machines that answer everything: each stops, and the week ends in silence', async () => {
  const sendAll = async () => {
    await lab.deliver(complaintsOf(Object.keys(inhabitants), 'klachten@druten.example'));
    // Each municipality complains about the other, from the address to which complaints go.
    await lab.deliver(complaintsOf([neighbour], 'klachten@druten.example'));
    await lab.deliver(complaintsOf(['klachten@druten.example'], neighbour));
    await lab.comesToRest();
  };
  const steps = (days: number) => Array.from({ length: (days * 24) / hoursPerStep });
  await sendAll();
  for (const _ of steps(3)) await lab.advance();
  await sendAll();
  for (const _ of steps(1)) await lab.advance();
  const before = toOthers().length;
  for (const _ of steps(3)) await lab.advance();
  expect(toOthers().length - before, 'in the last three days').toBe(0);
}, 300_000);

test.for(Object.entries(inhabitants))('%s hears from us seldom enough', ([address, { most, because }]) => {
  const got = mailsTo(here, address).length;
  expect(got, because).toBeLessThanOrEqual(most);
  expect(got, 'the complaint was acknowledged').toBeGreaterThanOrEqual(1);
});

test('two municipalities that write to each other: one mail each in a day (HC-14)', () => {
  expect(mailsTo(here, neighbour).length).toBeLessThanOrEqual(2);
  expect(mailsTo(there, 'klachten@druten.example').length).toBeLessThanOrEqual(2);
});

test('all together: fewer than 40 mails in the week', () => {
  expect(toOthers().length).toBeLessThan(40);
});

test('what was stopped waits for a person (HC-16)', async () => {
  const held = await heldMails(here.register.db, 'druten');
  expect(new Set(held.map(({ to_address }) => to_address))).toEqual(
    new Set(['lomp@absent.example', 'loket@ticket.example', 'groet@forward.example']),
  );
});

test('what bounced goes by post or is a task (Awb 2:11)', async () => {
  const rows = await here.register.db
    .selectFrom('mail')
    .innerJoin('letter', 'letter.id', 'mail.letter_id')
    .select(['mail.to_address', 'letter.channel'])
    // What the third tells in plain words, without saying which mail it means, waits for a person.
    .where('mail.to_address', 'in', ['niemand@bounce.example', 'traag@bounce.example'])
    .execute();
  expect(rows.length).toBeGreaterThanOrEqual(2);
  expect(rows.filter(({ channel }) => channel === 'mail')).toEqual([]);
});

test('each message has one fate', async () => {
  for (const room of [here, there]) expect(await room.ledger()).toMatchObject({ waiting: 0 });
});
