import { pino } from 'pino';
import type { Complaint } from '#domain/complaint.ts';
import { findComplaint } from '#register/complaints.ts';
import type { ArrivedMessage } from '#register/messages.ts';
import { findMessage, storeMessage } from '#register/messages.ts';
import type { Register } from '#register/register.ts';
import type { MessageRow } from '#register/tables.ts';
import type { Environment } from '#settings/environment.ts';
import { readEnvironment } from '#settings/environment.ts';
import { fileMessage } from '#worker/file-message.ts';
import { startReader } from '#worker/reader.ts';

export const log = pino({ level: 'silent' });

const reader = startReader();

/** The environment of a test, with the variables that it needs beside the usual ones. */
export function environmentOf(variables: Record<string, string> = {}): Environment {
  return readEnvironment({ DATABASE_URL: 'postgres://unused.example/register', APP_SECRET: 'test', ...variables });
}

let counter = 0;

/** A mail as a citizen's program makes it; a test names only what matters. Each has a Message-ID of its own. */
export function aMail(differs: Record<string, string> & { text?: string } = {}): string {
  const { text = 'Aan de balie werd ik afgesnauwd.', ...fields } = differs;
  const all = {
    From: 'Sanne Bakker <sanne@inwoner.example>',
    To: 'klachten@druten.example',
    Subject: 'Klacht over de balie',
    Date: 'Tue, 24 Nov 2026 09:00:00 +0100',
    'Message-ID': `<${++counter}.${process.pid}@inwoner.example>`,
    'Content-Type': 'text/plain; charset=utf-8',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return `${lines.join('\r\n')}\r\n\r\n${text}\r\n`;
}

/** Keeps a message as the intake does, without filing it. Returns its id. */
export async function keep(
  register: Register,
  raw: string | Buffer,
  differs: Partial<ArrivedMessage> = {},
): Promise<string> {
  const [id] = await storeMessage(register, {
    raw: Buffer.from(raw),
    source: 'smtp',
    municipalities: ['druten'],
    envelopeFrom: 'sanne@inwoner.example',
    envelopeTo: ['klachten@druten.example'],
    arrivedAt: register.clock.now(),
    ...differs,
  });
  return id!;
}

/** Files a message. Returns what became of it, with its complaint when it belongs to one. */
export async function file(
  register: Register,
  id: string,
  environment: Environment = environmentOf(),
): Promise<{ message: MessageRow; complaint: Complaint | undefined }> {
  await fileMessage({ messageId: id }, { register, environment, reader, log });
  const message = (await findMessage(register.db, id))!;
  const complaint = message.complaint_id ? await findComplaint(register.db, { id: message.complaint_id }) : undefined;
  return { message, complaint };
}

/** Keeps and files. */
export async function takeIn(register: Register, raw: string | Buffer, differs: Partial<ArrivedMessage> = {}) {
  return file(register, await keep(register, raw, differs));
}
