import type { Complaint } from '#domain/complaint.ts';
import type { ReadEntry } from '#register/dossier.ts';
import type { MessageRow } from '#register/tables.ts';

/**
 * What a message of a complaint says: the complaint itself, an answer that stands in the dossier, or how it begins.
 * Empty when nothing of it is kept as text.
 */
export function messageText({ id, fate, excerpt }: MessageRow, complaint: Complaint, dossier: ReadEntry[]): string {
  if (fate === 'complaint') return complaint.statement.whatHappened;
  const entry = dossier.find(({ content }) => (content as { message?: unknown } | undefined)?.message === id);
  const { text } = (entry?.content ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : (excerpt ?? '');
}
