import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { loadMunicipalities } from '#settings/municipality.ts';
import { makeComposer } from '#templates/composer.ts';
import { makePdf } from '#templates/pdf.ts';
import { printedLetter } from '#templates/printed-letter.ts';
import { aComplaint } from '#test/examples.ts';
import { mixedMails } from './mails.ts';
import type { Surroundings } from './surroundings.ts';

/** The bare limit of each stage, one process, nothing else running: how many a second. */
export async function bareStages({ databaseUrl, receiverUrl }: Surroundings): Promise<Record<string, number>> {
  const mails = mixedMails();
  const letters = acknowledgements(mails.length);
  const pdf = await makePdf([letters[0]!]);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('create temporary table nothing (id integer)');
  await client.query('create table if not exists bench_commit (id integer)');
  const post = createTransport({ url: receiverUrl, pool: true, maxConnections: 4 });
  try {
    return {
      'mail lezen (mailparser)': await rate(mails, ({ raw }) => simpleParser(raw)),
      'één duurzame commit (PostgreSQL)': await rate(mails, (_, n) =>
        client.query('insert into bench_commit values ($1)', [n]),
      ),
      'brief maken (PDF)': await rate(letters, (letter) => makePdf([letter])),
      'mail versturen (SMTP)': await atOnce(mails, () =>
        post.sendMail({
          from: 'juza@midden-drenthe.example',
          to: 'inwoner@inwoner.example',
          subject: 'Wij hebben uw klacht ontvangen',
          text: 'Zie de brief.',
          attachments: [{ filename: 'brief.pdf', content: pdf }],
        }),
      ),
    };
  } finally {
    post.close();
    await client.query('drop table bench_commit');
    await client.end();
  }
}

function acknowledgements(count: number) {
  const municipality = loadMunicipalities().find(({ slug }) => slug === 'midden-drenthe')!;
  const composer = makeComposer({ municipalities: [municipality], publicUrl: 'http://localhost:4321' });
  return Array.from({ length: count }, (_, n) => {
    const complainant = { name: `Inwoner ${n}`, email: `inwoner-${n}@inwoner.example`, addressLines: [] };
    const complaint = aComplaint({
      municipality: municipality.slug,
      channel: 'mail',
      complainant,
      reference: `KL-2026-${n}`,
    });
    const recipient = { side: 'complainant', ...complainant } as const;
    const on = complaint.receivedOn;
    const input = { kind: 'acknowledgement', complaint, recipient, channel: 'mail', on, enclosures: [] } as const;
    const text = composer.letter({ ...input, enclosures: [] });
    return printedLetter({ ...text, recipient, dated_on: on }, complaint.reference, municipality);
  });
}

/** One after the other; the first tenth warms up and is not counted. */
async function rate<T>(items: T[], work: (item: T, n: number) => Promise<unknown>): Promise<number> {
  const warm = Math.ceil(items.length / 10);
  for (let n = 0; n < warm; n++) await work(items[n]!, n);
  const began = performance.now();
  for (let n = 0; n < items.length; n++) await work(items[n]!, n);
  return (items.length / (performance.now() - began)) * 1000;
}

async function atOnce<T>(items: T[], work: (item: T) => Promise<unknown>): Promise<number> {
  await work(items[0]!);
  const began = performance.now();
  await Promise.all(items.map(work));
  return (items.length / (performance.now() - began)) * 1000;
}
