import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { BenchMail } from './mails.ts';
import { aMail, mixedMails } from './mails.ts';
import type { Surroundings } from './surroundings.ts';

const to = 'juza@midden-drenthe.example';
const giveUpAfterMs = 180_000;

/** Sends the whole load over so many connections and waits for the last acknowledgement. Returns complaints a second. */
export async function rateOfTheRoad(
  surroundings: Surroundings,
  connections: number,
  mails: BenchMail[] = mixedMails(),
): Promise<number> {
  const began = performance.now();
  await send(surroundings, mails, connections);
  await allAnswered(surroundings, mails);
  return (mails.length / (performance.now() - began)) * 1000;
}

/** Sends one complaint after the other, with a pause, and returns how long each acknowledgement took, in ms, sorted. */
export async function idleLatencies(surroundings: Surroundings, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let time = 0; time < times; time++) {
    const mail = aMail();
    const sentAt = performance.timeOrigin + performance.now();
    await send(surroundings, [mail], 1);
    await allAnswered(surroundings, [mail]);
    const answer = surroundings.arrived.find(({ answers }) => answers === mail.messageId);
    taken.push(answer!.at - sentAt);
    await sleep(200);
  }
  return taken.sort((a, b) => a - b);
}

async function send({ intakePort }: Surroundings, mails: BenchMail[], connections: number): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: intakePort,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  await Promise.all(mails.map(({ from, raw }) => transport.sendMail({ envelope: { from, to }, raw })));
  transport.close();
}

async function allAnswered({ arrived }: Surroundings, mails: BenchMail[]): Promise<void> {
  const waiting = new Set(mails.map(({ messageId }) => messageId));
  const end = performance.now() + giveUpAfterMs;
  for (let seen = 0; waiting.size; await sleep(20)) {
    for (; seen < arrived.length; seen++) waiting.delete(arrived[seen]!.answers ?? '');
    if (performance.now() > end) throw new Error(`${waiting.size} complaints were never acknowledged`);
  }
}
