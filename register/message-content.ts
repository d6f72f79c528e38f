import type { Connection } from './database.ts';
import type { NewDocument } from './documents.ts';
import type { ReadMessage } from './file-mail.ts';
import { storeFile } from './files.ts';
import type { Register } from './register.ts';

/** Keeps the attachments of a message as files, for the documents of a complaint. */
export async function storeAttachments(
  transaction: Connection,
  register: Register,
  { attachments }: ReadMessage,
): Promise<NewDocument[]> {
  const documents: NewDocument[] = [];
  for (const { content, ...attachment } of attachments) {
    const fileId = await storeFile(transaction, content, register.clock.now());
    documents.push({ ...attachment, fileId, kind: 'attachment' });
  }
  return documents;
}

/** What a message says, or why it says nothing. */
export function wordsOf({ readable, text }: Pick<ReadMessage, 'readable' | 'text'>): string {
  return readable ? text || '(geen tekst)' : '(dit bericht kon niet worden gelezen; het staat bij de stukken)';
}
