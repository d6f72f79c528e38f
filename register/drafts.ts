import type { Connection } from './database.ts';
import { storeFile } from './files.ts';
import type { Register } from './register.ts';

/** How long uploads wait for the form they belong to. */
export const draftHours = 24;

/** An upload of a form that is not sent yet. */
export interface DraftFile {
  fileId: string;
  name: string;
  mediaType: string;
  size: number;
}

/** Keeps an upload under the random id of its form. */
export function storeDraftFile(
  register: Register,
  submission: string,
  file: { name: string; mediaType: string; content: Buffer },
): Promise<DraftFile> {
  return register.db.transaction().execute(async (transaction) => {
    const { name, mediaType, content } = file;
    const uploadedAt = register.clock.now();
    const fileId = await storeFile(transaction, content, uploadedAt);
    const row = { submission, file_id: fileId, name, media_type: mediaType, uploaded_at: uploadedAt };
    await transaction.insertInto('draft_file').values(row).execute();
    return { fileId, name, mediaType, size: content.length };
  });
}

/** The uploads of a form, in the order in which they came. */
export async function draftFiles(connection: Connection, submission: string): Promise<DraftFile[]> {
  const rows = await connection
    .selectFrom('draft_file')
    .innerJoin('file', 'file.id', 'draft_file.file_id')
    .select(['draft_file.file_id', 'draft_file.name', 'draft_file.media_type', 'file.size'])
    .where('submission', '=', submission)
    .orderBy('uploaded_at')
    .execute();
  return rows.map(({ file_id, name, media_type, size }) => ({
    fileId: file_id,
    name,
    mediaType: media_type,
    size: Number(size),
  }));
}

/** Takes an upload back, bytes and all. */
export async function removeDraftFile(register: Register, submission: string, fileId: string): Promise<void> {
  await register.db.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('draft_file')
      .where('submission', '=', submission)
      .where('file_id', '=', fileId)
      .executeTakeFirst();
    if (numDeletedRows) await transaction.deleteFrom('file').where('id', '=', fileId).execute();
  });
}

/** Gives an upload another name. */
export async function renameDraftFile(
  register: Register,
  submission: string,
  { fileId, name }: Pick<DraftFile, 'fileId' | 'name'>,
): Promise<void> {
  await register.db
    .updateTable('draft_file')
    .set({ name })
    .where('submission', '=', submission)
    .where('file_id', '=', fileId)
    .execute();
}

/** Lets go of the uploads of a form that has become a complaint; their files now belong to that. */
export async function releaseDraft(connection: Connection, submission: string): Promise<void> {
  await connection.deleteFrom('draft_file').where('submission', '=', submission).execute();
}

/** Destroys uploads whose form was never sent. Returns how many. */
export function clearDrafts(register: Register): Promise<number> {
  return register.db.transaction().execute(async (transaction) => {
    const before = new Date(register.clock.now().getTime() - draftHours * 3_600_000);
    const old = await transaction
      .deleteFrom('draft_file')
      .where('uploaded_at', '<', before)
      .returning('file_id')
      .execute();
    if (!old.length) return 0;
    await transaction
      .deleteFrom('file')
      .where(
        'id',
        'in',
        old.map(({ file_id }) => file_id),
      )
      .execute();
    return old.length;
  });
}
