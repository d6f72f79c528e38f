import type { Logger } from 'pino';
import type { MessageAttachment } from './attachments.ts';
import type { VirusScanner } from './virus-scanner.ts';

/**
 * Looks for viruses in what came with a message, and in all that was inside of it. What has one is set apart, and the
 * message is what it would be without (HC-61). When the scanner is away nothing is said of a file, and a later look
 * finds it.
 */
export async function scanned(
  attachments: readonly MessageAttachment[],
  scanner: VirusScanner | undefined,
  { now, log }: { now: Date; log: Logger },
): Promise<MessageAttachment[]> {
  if (!scanner) return [...attachments];
  const seen: MessageAttachment[] = [];
  for (const attachment of attachments) {
    try {
      const hasVirus = await scanner.finds(attachment.content);
      seen.push({ ...attachment, scannedAt: now, ...(hasVirus && { refused: 'virus' as const }) });
    } catch (error) {
      log.warn({ err: error }, 'virus scanner away: an attachment waits for it');
      seen.push(attachment);
    }
  }
  return seen;
}
