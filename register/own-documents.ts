import type { Complaint } from '#domain/complaint.ts';
import { findComplaint } from './complaints.ts';
import type { Connection } from './database.ts';
import type { ComplaintDocument } from './documents.ts';
import { documentsOf } from './documents.ts';
import type { ReadEntry } from './dossier.ts';
import { readDossier } from './dossier.ts';

/** What an entry tells of a complaint or message that came in; undefined once that is destroyed. */
type Arrival = { documents?: string[]; fromAddress?: string; knownBy?: string } | undefined;

type Owner = Pick<Complaint, 'id' | 'additions' | 'splitFrom'>;

/**
 * The attachments that the complainant sent: with the complaint, as an addition, or with a mail of their own. What
 * somebody else mailed about it stands among the documents too, and is not theirs to see.
 */
export async function ownDocumentsOf(connection: Connection, complaint: Owner): Promise<ComplaintDocument[]> {
  const attachments = (await documentsOf(connection, complaint.id)).filter(({ kind }) => kind === 'attachment');
  // Most complaints have none, and then nothing more needs to be read.
  if (!attachments.length) return [];
  const brought = (await readDossier(connection, complaint.id)).filter(bringsOwn);
  const added = (complaint.additions ?? []).flatMap(({ files = [] }) => files);
  const inWhole = await filesOfWhole(connection, complaint);
  return attachments.filter((document, index) => {
    const { name, fileId } = document;
    // An addition gets a name that is free; whatever bears it too came later.
    if (added.includes(name) && attachments.findIndex((other) => other.name === name) === index) return true;
    return brought.some(
      (entry) => cameWith(entry, document) && (entry.act !== 'receive' || inWhole?.has(fileId) !== false),
    );
  });
}

/** Whether a message that came in later is the complainant's. At the reply address it may come from another mailbox. */
export function isOwnMessage({ content }: Pick<ReadEntry, 'content'>): boolean {
  const { fromAddress, knownBy } = (content as Arrival) ?? {};
  return fromAddress === undefined || knownBy === 'from-other-address';
}

/** What came from an unknown mailbox is not known well enough to be handed out. */
function bringsOwn({ act, content }: ReadEntry): boolean {
  return act === 'receive' || (act === 'message-received' && (content as Arrival)?.fromAddress === undefined);
}

function cameWith({ at, content }: ReadEntry, { name, addedAt }: ComplaintDocument): boolean {
  return at.getTime() === addedAt.getTime() && Boolean((content as Arrival)?.documents?.includes(name));
}

/** A part got all documents of the whole that it was split from: the complainant's own files there. Undefined: no part. */
async function filesOfWhole(connection: Connection, { splitFrom }: Owner): Promise<ReadonlySet<string> | undefined> {
  if (!splitFrom) return undefined;
  const whole = await findComplaint(connection, { id: splitFrom.id });
  const own = whole ? await ownDocumentsOf(connection, whole) : [];
  return new Set(own.map(({ fileId }) => fileId));
}
