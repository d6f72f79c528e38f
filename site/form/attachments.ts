import { documentName } from '#domain/document-name.ts';
import type { DraftFile } from '#register/drafts.ts';
import { draftFiles, removeDraftFile, renameDraftFile, storeDraftFile } from '#register/drafts.ts';
import { readFile } from '#register/files.ts';
import type { Register } from '#register/register.ts';
import type { Environment } from '#settings/environment.ts';
import { formTexts } from '../texts/form.ts';
import type { ReceivedFile, ReceivedForm, RefusedFile } from './read-form.ts';
import { fitting } from './read-form.ts';

/** What there is of attachments after a form came in. */
export interface Attachments {
  /** New ones that fit beside those that were kept before; not kept yet. */
  fit: ReceivedFile[];
  refused: RefusedFile[];
  /** What was taken away or renamed. */
  changes: string[];
}

/** Takes away and renames what the form asks for, and looks which new files fit beside those that were kept before. */
export async function attachmentsOf(
  form: ReceivedForm,
  submission: string,
  register: Register,
  limits: Environment['limits'],
): Promise<Attachments> {
  const { fields, files } = form;
  const isAbout = files.length > 0 || [...fields.keys()].some((name) => /^(remove$|rename-)/.test(name));
  if (!isAbout) return { fit: [], refused: form.refused, changes: [] };
  const before = await draftFiles(register.db, submission);
  const removed = before.find(({ fileId }) => fileId === fields.get('remove'));
  if (removed) await removeDraftFile(register, submission, removed.fileId);
  const left = before.filter((file) => file !== removed);
  const kept = left.map((file) => ({ ...file, name: nameFor(file, left, fields) }));
  const renamed = kept.flatMap((file, index) =>
    file.name === left[index]!.name ? [] : [[left[index]!, file] as const],
  );
  for (const [, file] of renamed) await renameDraftFile(register, submission, file);
  const fresh = await notKeptYet(files, kept, (id) => readFile(register.db, id));
  const { fit, refused } = fitting(fresh, kept, limits);
  return {
    fit,
    refused: [...form.refused, ...refused],
    changes: [
      ...(removed ? [formTexts.removed(removed.name)] : []),
      ...renamed.map(([from, to]) => formTexts.renamed(from.name, to.name)),
    ],
  };
}

/** Whether somebody pressed the button to add files, and chose none. Where there are files, it also renames them. */
export function choseNoFile({ fields, files, refused }: ReceivedForm): boolean {
  const isAboutKept = [...fields.keys()].some((name) => /^(remove$|rename-)/.test(name));
  return fields.get('go') === 'upload' && !isAboutKept && files.length + refused.length === 0;
}

/** Keeps new files under the random id of the form. */
export async function keep(files: ReceivedFile[], submission: string, register: Register): Promise<void> {
  for (const { name, mediaType, read } of files) {
    await storeDraftFile(register, submission, { name, mediaType, content: await read() });
  }
}

/** The name that somebody gives a file, with the ending that tells what it is. */
function nameFor(file: DraftFile, all: DraftFile[], fields: ReadonlyMap<string, string>): string {
  const given = fields.get(`rename-${file.fileId}`)?.trim();
  if (!given || given === file.name) return file.name;
  const ending = /\.[^.]+$/.exec(file.name)?.[0] ?? '';
  const hasEnding = given.toLowerCase().endsWith(ending.toLowerCase());
  const taken = all.filter((one) => one !== file).map(({ name }) => name);
  return documentName(hasEnding ? given : `${given}${ending}`, taken);
}

/** Leaves out what is kept already: whoever sends the form again often chooses the same files again. */
async function notKeptYet(files: ReceivedFile[], kept: DraftFile[], read: (id: string) => Promise<Buffer>) {
  const fresh: ReceivedFile[] = [];
  for (const file of files) {
    const alike = kept.filter(({ size }) => size === file.size);
    const content = alike.length ? await file.read() : undefined;
    const same = await Promise.all(
      alike.map(async ({ fileId, name }) => name === file.name && (await read(fileId)).equals(content!)),
    );
    if (!same.includes(true)) fresh.push(file);
  }
  return fresh;
}
