import type { ReceivedMail } from '#test/services/smtp-receiver.ts';
import type { MailRoom } from './mail-room.ts';

/** A complaint that was sent and acknowledged, as its complainant knows it: all that a later message can hold of it. */
export interface FirstComplaint {
  id: string;
  complainant: string;
  words: Record<string, string>;
}

const story = 'Mijn eerste klacht: aan de balie werd ik afgesnauwd.';

function aComplaint(number: number): { from: string; to: string; raw: string } {
  const from = `klager-${number}@eerste-${number}.example`;
  const raw = [
    `From: ${from}`,
    'To: klachten@druten.example',
    'Subject: Klacht over de balie',
    'Date: Tue, 24 Nov 2026 08:00:00 +0100',
    `Message-ID: <eerste-${number}@eerste-${number}.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `${story} Nummer ${number}.`,
    '',
  ].join('\r\n');
  return { from, to: 'klachten@druten.example', raw };
}

/** Sends so many complaints, each of somebody else, and waits until all were acknowledged by mail. */
export async function sendFirstComplaints(room: MailRoom, howMany: number): Promise<FirstComplaint[]> {
  const sent = Array.from({ length: howMany }, (_, number) => aComplaint(number + 1));
  await room.deliver(sent);
  await room.settled(howMany);
  const complaints: FirstComplaint[] = [];
  for (const [index, { from }] of sent.entries()) {
    const mail = room.receiver.mails.find(({ envelope }) => envelope.to.includes(from))!;
    const { id } = await room.register.db
      .selectFrom('complaint')
      .innerJoin('complainant', 'complainant.complaint_id', 'complaint.id')
      .select('complaint.id')
      .where('complainant.email', '=', from)
      .executeTakeFirstOrThrow();
    complaints.push({ id, complainant: from, words: wordsOf(mail, from, index + 1) });
  }
  const [first, second] = complaints;
  return complaints.map((complaint) => {
    const { words } = complaint === first ? second! : first!;
    return {
      ...complaint,
      words: {
        ...complaint.words,
        'other-complainant': words.complainant!,
        'other-reference': words.reference!,
      },
    };
  });
}

function wordsOf({ envelope, raw, parsed }: ReceivedMail, complainant: string, number: number): Record<string, string> {
  const original = raw.toString('latin1').trimEnd();
  const replyTo = parsed.replyTo?.value[0]?.address ?? parsed.from!.value[0]!.address!;
  return {
    complainant,
    number: String(number),
    'complainant-lookalike': complainant.replace('klager', 'k1ager'),
    'reply-address': replyTo,
    // the first sign of the secret becomes another
    'reply-address-misspelt': replyTo.replace(/\+k(.)/, (_, sign: string) => `+k${sign === '4' ? '7' : '4'}`),
    'return-address': envelope.from,
    'message-id': parsed.messageId!,
    reference: /KL-\d{4}-\d{4}/.exec(parsed.subject!)![0],
    acknowledgement: parsed.text!,
    original,
    'original-header': original.slice(0, original.indexOf('\r\n\r\n')),
  };
}
