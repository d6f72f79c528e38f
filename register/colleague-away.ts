import { absenceOn } from '#domain/absence.ts';
import type { Staff } from '#domain/complaint.ts';
import type { FateReason } from '#domain/correspondence.ts';
import { dayOf } from '#domain/day.ts';
import { awayUntil, saysAway } from '#domain/out-of-office.ts';
import { absencesOf, saveAbsence } from './absences.ts';
import type { Connection } from './database.ts';
import type { ReadMessage } from './file-mail.ts';
import type { Register } from './register.ts';
import { remindStandIns } from './reminders.ts';
import { findStaffByEmail } from './staff.ts';
import type { MessageRow } from './tables.ts';

/** A program may answer without saying to which mail; then it answers what we sent shortly before. */
const shortlyMs = 3 * 86_400_000;

/**
 * Reads the automatic answer of a colleague to a mail that we sent about their work: when it says that they are away, their
 * absence is noted and what they were reminded of goes to who stands in, once. False: it says nothing of the kind.
 */
export async function colleagueIsAway(
  transaction: Connection,
  register: Register,
  message: MessageRow,
  read: ReadMessage,
  sign: FateReason | undefined,
): Promise<boolean> {
  const { address } = read.sender;
  const colleague = address ? await findStaffByEmail(transaction, address) : undefined;
  if (colleague?.municipality !== message.municipality || !saysAway(sign, read)) return false;
  if (!(await wasWrittenTo(transaction, register, colleague, read))) return false;
  const now = register.clock.now();
  const today = dayOf(now);
  const absences = await absencesOf(transaction, colleague.municipality, today);
  if (absenceOn(absences, colleague.id, today)) return true;
  const planned = absences.find(({ staffId }) => staffId === colleague.id);
  const said = awayUntil(`${read.subject ?? ''}\n${read.text}`, dayOf(message.arrived_at));
  const until = planned && planned.until > said ? planned.until : said;
  // An answer that was read late tells nothing any more.
  if (until < today) return true;
  const { deputyId } = planned ?? {};
  await saveAbsence(transaction, { staffId: colleague.id, from: today, until, ...(deputyId && { deputyId }) });
  await remindStandIns(transaction, register, colleague, today);
  return true;
}

/** Whether it answers a reminder or an assignment of ours: on the word of a mail out of nowhere nobody is away. */
async function wasWrittenTo(
  transaction: Connection,
  register: Register,
  { email }: Staff,
  { answers }: ReadMessage,
): Promise<boolean> {
  const since = new Date(register.clock.now().getTime() - shortlyMs);
  const mail = await transaction
    .selectFrom('mail')
    .select('id')
    .where('kind', 'in', ['digest', 'assignment'])
    .where(({ eb, fn }) => eb(fn<string>('lower', ['to_address']), '=', email.toLowerCase()))
    .where(({ or, eb }) => or([eb('due_at', '>', since), ...(answers.length ? [eb('message_id', 'in', answers)] : [])]))
    .executeTakeFirst();
  return mail !== undefined;
}
