import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import type { ClaimedAttachment } from './attachments.ts';
import { asBuffer } from './bytes.ts';
import type { OpenedContent } from './open-attachment.ts';

const program = fileURLToPath(new URL('./open-outlook.ts', import.meta.url));
const megabyte = 1024 * 1024;

/**
 * Opens a mail that Outlook saved (.msg), in a process of its own: a damaged one can keep its reader busy for ever, or take
 * all the memory there is, which would end the whole worker. Waits for it; for a thread that may wait.
 * @throws when it is none, is broken, or takes too long.
 */
export function openOutlookApart(content: Buffer, withinMs: number): OpenedContent {
  const output = execFileSync(process.execPath, ['--max-old-space-size=256', program], {
    input: content,
    timeout: withinMs,
    killSignal: 'SIGKILL',
    maxBuffer: 2 * content.length + 10 * megabyte,
    stdio: ['pipe', 'pipe', 'ignore'],
    // It needs nothing of ours: no address of a database, no secret.
    env: {},
  });
  const { opened, attachments } = deserialize(output) as OpenedContent;
  return { opened, attachments: attachments.map(withBuffer) };
}

function withBuffer(attachment: ClaimedAttachment): ClaimedAttachment {
  return { ...attachment, content: asBuffer(attachment.content) };
}
