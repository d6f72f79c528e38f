import type { Jobs } from '#jobs/definitions.ts';
import { findDocuments, recordScan } from '#register/documents.ts';
import { readFile } from '#register/files.ts';
import { setVirusApart } from '#register/virus-found.ts';
import type { Tools } from './tools.ts';

/**
 * Looks for viruses in a document that no scanner saw yet: an upload of a form, or one that came while the scanner was
 * away. @throws when it is still away: a later sweep tries again.
 */
export async function scanDocument(
  { documentId }: Jobs['scan-document'],
  { register, scanner, log }: Pick<Tools, 'register' | 'scanner' | 'log'>,
): Promise<void> {
  const [document] = await findDocuments(register.db, [documentId]);
  if (!scanner || document?.kind !== 'attachment' || document.scannedAt || document.refused) return;
  if (await scanner.finds(await readFile(register.db, document.fileId))) {
    await setVirusApart(register, documentId);
    log.warn({ documentId }, 'virus found: document set apart');
  } else {
    await recordScan(register.db, { id: documentId, hasVirus: false, at: register.clock.now() });
  }
}
