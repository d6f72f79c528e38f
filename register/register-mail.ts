import { answerDoubts, isNoReply } from '#domain/automatic-mail.ts';
import type { Actor, Complainant, Complaint } from '#domain/complaint.ts';
import { dayOf } from '#domain/day.ts';
import type { Connection } from './database.ts';
import type { NewDocument } from './documents.ts';
import { originalName } from './documents.ts';
import type { ReadMessage } from './file-mail.ts';
import { storeAttachments, wordsOf } from './message-content.ts';
import { isOurs } from './own-addresses.ts';
import type { PassedOn } from './passed-on.ts';
import type { Register } from './register.ts';
import { municipalityOf } from './register.ts';
import { registerComplaint } from './register-complaint.ts';
import type { MessageRow } from './tables.ts';

/**
 * Registers a message as a complaint (klaagschrift, Awb 9:4), received when it arrived. One that a colleague passed on is
 * of whoever wrote it, received when it was sent as far as that is known: provisionally, until a coordinator confirms it.
 */
export async function registerMail(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
  passedOn: PassedOn | undefined,
): Promise<Complaint> {
  const { wanted_by, file_id, municipality, arrived_at } = message;
  const by: Actor = wanted_by ? { role: 'coordinator', staffId: wanted_by } : { role: 'complainant' };
  const original: NewDocument = { fileId: file_id, kind: 'original', name: originalName, mediaType: 'message/rfc822' };
  const mail = passedOn?.mail;
  // What a coordinator wants registered was looked at; and of what a colleague passed on, the header is the colleague's.
  const signs = wanted_by || mail ? [] : answerDoubts({ headers: read.headers, fromAddress: read.sender.address });
  const { sender, subject, text, sentAt } = mail ?? { ...read, sentAt: undefined };
  // Nothing is received on a day to come, whatever the clock of a mail server says.
  const arrivedAt = new Date(Math.min(arrived_at.getTime(), register.clock.now().getTime()));
  return registerComplaint(transaction, register, {
    municipality: municipalityOf(register, municipality),
    channel: 'mail',
    receivedAt: sentAt && sentAt < arrivedAt ? sentAt : arrivedAt,
    complainant: complainantOf(register, sender, mail ? undefined : read.replyTo),
    statement: { ...(subject && { subject }), whatHappened: wordsOf({ readable: read.readable, text }) },
    documents: [original, ...(await storeAttachments(transaction, register, read))],
    ...(mail && { course: { provisionalReceipt: { forwardedBy: passedOn.by, arrivedOn: dayOf(arrivedAt) } } }),
    ...(signs.length > 0 && { course: { suspicion: { signs } } }),
    by,
  });
}

/** Who complains, as far as the mail tells. Without an address of theirs the acknowledgement becomes a task. */
function complainantOf(register: Register, from: ReadMessage['sender'], replyTo: ReadMessage['replyTo']): Complainant {
  // An answer to ourselves would come back as the next message; one to a machine is read by nobody.
  const isReachable = ({ address }: ReadMessage['sender']) =>
    address !== undefined && !isOurs(register, address) && !isNoReply(address);
  // A form of somebody's site sends from its own address, and names beside it whoever filled it in.
  const asked = replyTo && isReachable(replyTo) ? replyTo : undefined;
  const { address } = asked ?? from;
  return {
    name: asked?.name ?? from.name ?? address?.split('@')[0] ?? 'Onbekende afzender',
    ...(isReachable({ ...(address && { address }) }) && { email: address! }),
    addressLines: [],
  };
}
