import { domainToUnicode } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findComplaint } from '#register/complaints.ts';
import { documentsOf } from '#register/documents.ts';
import { readDossier } from '#register/dossier.ts';
import { readFile } from '#register/files.ts';
import type { MessageRow } from '#register/tables.ts';
import type { Outgoing, Sample } from '#test/mailbox/corpus.ts';
import { fill, isAboutComplaint, outgoing, samples } from '#test/mailbox/corpus.ts';
import type { Dovecot } from '#test/services/dovecot.ts';
import { signIn, startDovecot } from '#test/services/dovecot.ts';
import { has } from '#test/services/programs.ts';
import type { FirstComplaint } from './first-complaints.ts';
import { sendFirstComplaints } from './first-complaints.ts';
import type { MailRoom } from './mail-room.ts';
import { startMailRoom } from './mail-room.ts';

const all = samples();
const mailboxes = ['klachten@druten.example', 'klachten@diemen.example'];
const withoutTag = (address: string) => address.toLowerCase().replace(/\+[^@]*/, '');

/** What stays the same on the way: servers change line ends, and have their own ideas of null bytes. */
const essence = (raw: Buffer) => raw.toString('latin1').replace(/[\r\n\0\x80]/g, '');

interface Sent extends Outgoing {
  about?: FirstComplaint;
  message: MessageRow;
}

// Every message of test/mailbox, each by both ways in; expected.yaml beside it tells what must become of it.
for (const way of ['the SMTP intake', 'a mailbox'] as const) {
  describe.skipIf(way === 'a mailbox' && !has.dovecot)(`all messages by ${way}`, () => {
    let room: MailRoom;
    let dovecot: Dovecot | undefined;
    let firsts: FirstComplaint[];
    const sent = new Map<Sample, Sent>();
    /** How many mails each address had before the messages were sent. */
    const before = new Map<string, number>();

    // The receiver shows domains as people read them.
    const asRead = (address: string) => address.toLowerCase().replace(/[^@]+$/, domainToUnicode);
    const mailsTo = (address: string) =>
      room.receiver.mails.filter(({ envelope }) => envelope.to.some((to) => asRead(to) === asRead(address)));

    async function deliver(mails: Outgoing[]) {
      if (!dovecot) return room.deliver(mails);
      for (const { raw, to, from } of mails) await dovecot.deliver(raw, withoutTag(to), from);
    }

    beforeAll(async () => {
      dovecot = way === 'a mailbox' ? await startDovecot({ users: mailboxes }) : undefined;
      room = await startMailRoom({
        startsAt: '2026-11-24T10:00',
        variables: dovecot && {
          MAILBOX_DRUTEN_URL: dovecot.imapUrl(mailboxes[0]!),
          MAILBOX_DIEMEN_URL: dovecot.imapUrl(mailboxes[1]!),
        },
      });
      const later = all.filter(isAboutComplaint);
      firsts = await sendFirstComplaints(room, later.length);
      const { kept } = await room.ledger();
      for (const { complainant } of firsts) before.set(complainant, mailsTo(complainant).length);
      const abouts = new Map(later.map((sample, index) => [sample, firsts[index]!]));
      const mails = all.map((sample, number) => {
        const about = abouts.get(sample);
        return { sample, about, ...outgoing(sample, { number: String(number), ...about?.words }) };
      });
      await deliver(mails);
      await room.settled(kept + all.length);
      const source = dovecot ? 'imap' : 'smtp';
      const rows = await room.register.db.selectFrom('message').selectAll().where('source', '=', source).execute();
      const stored = await Promise.all(
        rows.map(async (row) => ({ row, raw: essence(await readFile(room.register.db, row.file_id)) })),
      );
      for (const { sample, ...mail } of mails) {
        // What a server put above it makes no difference. An empty message ends all others: the shortest is meant.
        const same = stored.filter(({ raw }) => raw.endsWith(essence(mail.raw)));
        const [shortest] = same.sort((one, other) => one.raw.length - other.raw.length);
        if (shortest) sent.set(sample, { ...mail, message: shortest.row });
      }
    }, 400_000);
    afterAll(async () => {
      await room?.stop();
      await dovecot?.stop();
    });

    test('none was lost: each is kept as it came, and has one fate', async () => {
      expect(all.filter((sample) => !sent.has(sample)).map(({ name }) => name)).toEqual([]);
      expect(await room.ledger()).toEqual({ kept: all.length + firsts.length, waiting: 0 });
    });

    test.for(all.map((sample) => [sample.name, sample.expected.shows, sample] as const))(
      '%s: %s',
      async ([, , sample]) => {
        const { expected } = sample;
        const { message, about } = sent.get(sample)!;
        expect(expected.fate, `because of: ${message.fate_reason}`).toContain(message.fate);
        if (expected.sender !== 'any') {
          const sender = expected.sender === 'none' ? null : (expected.sender ?? fromOf(sample, sent.get(sample)!));
          expect(message.from_address).toBe(sender);
        }
        if (message.fate === 'complaint') await isRegistered(sample);
        else if (!about || message.fate === 'review') expect(message.complaint_id).toBeNull();
        else if (expected.belongs !== 'any') expect(message.complaint_id).toBe(expected.belongs ? about.id : null);
        if (message.fate === 'follow-up') await isAdded(sample);
        await isAnswered(sample);
        await isNoted(sample);
      },
    );

    /** The address in `From`, when it stands there plainly. */
    function fromOf({ name }: Sample, { raw }: Sent): string {
      const field = /^From:((?:.*)(?:\r?\n[ \t].*)*)/im.exec(raw.toString('latin1'))?.[1] ?? '';
      const [address] = /[^\s<>()":;,]+@[^\s<>()":;,]+(?=>?\s*$)/.exec(field) ?? [];
      if (!address) throw new Error(`${name}: say in expected.yaml who sends it`);
      return address;
    }

    async function isRegistered(sample: Sample) {
      const { expected } = sample;
      const { message } = sent.get(sample)!;
      const complaint = (await findComplaint(room.register.db, { id: message.complaint_id! }))!;
      expect(firsts.map(({ id }) => id)).not.toContain(complaint.id);
      const words = sent.get(sample)!.about?.words ?? {};
      const complainants = (expected.complainant ?? [message.from_address ?? 'none']).map((one) =>
        fill(one, { number: numberOf(sample), ...words }),
      );
      if (!complainants.includes('any')) expect(complainants).toContain(complaint.complainant.email ?? 'none');
      if (expected.says) expect(complaint.statement.whatHappened).toContain(expected.says);
      const names = (await documentsOf(room.register.db, complaint.id)).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(expected.documents ?? []));
    }

    async function isAdded(sample: Sample) {
      const { expected } = sample;
      const { about } = sent.get(sample)!;
      const dossier = await readDossier(room.register.db, about!.id);
      const entries = dossier.filter(({ act }) => act === 'message-received');
      expect(entries).toHaveLength(1);
      if (expected.says) expect((entries[0]!.content as { text: string }).text).toContain(expected.says);
      const names = (await documentsOf(room.register.db, about!.id)).map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(expected.documents ?? []));
    }

    async function isAnswered(sample: Sample) {
      const { expected } = sample;
      const { message, about, from } = sent.get(sample)!;
      const new_ = (address: string) => mailsTo(address).slice(before.get(address) ?? 0);
      if (expected.answer === 'any') return;
      if (expected.answer === 'acknowledgement') {
        const complaint = (await findComplaint(room.register.db, { id: message.complaint_id! }))!;
        const subjects = new_(complaint.complainant.email!).map(({ parsed }) => parsed.subject);
        expect(subjects).toEqual([expect.stringContaining(complaint.reference)]);
      } else if (expected.answer === 'receipt') {
        expect(new_(about!.complainant)).toHaveLength(1);
      } else {
        const involved = [from, message.from_address ?? '', about?.complainant ?? ''].filter(Boolean);
        expect(involved.flatMap((address) => new_(address).map(({ parsed }) => [address, parsed.subject]))).toEqual([]);
      }
    }

    /** What a report says of a mail shows with it. */
    async function isNoted({ expected: { delivery }, name }: Sample) {
      const { about } = [...sent].find(([sample]) => sample.name === name)![1];
      if (!delivery || delivery === 'any') return;
      const { bounced_at, delayed_at, delivered_at } = await room.register.db
        .selectFrom('mail')
        .select(['bounced_at', 'delayed_at', 'delivered_at'])
        .where('message_id', '=', about!.words['message-id']!)
        .executeTakeFirstOrThrow();
      const known = bounced_at ? 'failed' : delivered_at ? 'delivered' : delayed_at ? 'delayed' : 'nothing';
      expect(known).toBe(delivery);
    }

    const numberOf = (sample: Sample) => String(all.indexOf(sample));

    test('no automatic mail was answered', () => {
      const fates = new Set(['automatic', 'bounce', 'quarantine']);
      const silent = [...sent.values()].filter(({ message }) => fates.has(message.fate!));
      const addresses = silent.flatMap(({ from, message, about }) =>
        about ? [] : [from, message.from_address ?? ''].filter(Boolean),
      );
      expect(addresses.filter((address) => mailsTo(address).length)).toEqual([]);
    });

    test('nothing of a stranger came into a complaint', async () => {
      const strangers = [...sent].filter(([{ name }]) => name.startsWith('strangers/'));
      for (const [, { about }] of strangers) {
        const dossier = await readDossier(room.register.db, about!.id);
        expect(dossier.filter(({ act }) => act === 'message-received')).toEqual([]);
      }
    });

    if (way === 'a mailbox') {
      test('the mailboxes are empty: all was taken in and moved', async () => {
        for (const user of mailboxes) {
          const client = await signIn(dovecot!.imapUrl(user));
          const status = await client.status('INBOX', { messages: true });
          await client.logout();
          expect(status).toMatchObject({ messages: 0 });
        }
      });
    }
  });
}
