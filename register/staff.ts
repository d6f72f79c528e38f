import type { Staff } from '#domain/complaint.ts';
import type { Connection } from './database.ts';

/** Puts staff in the register, or brings their details up to date; by id. */
export async function saveStaff(connection: Connection, staff: readonly Staff[]): Promise<void> {
  for (const { id, municipality, name, email, roles, department } of staff) {
    const details = { municipality, name, email, roles, department: department ?? null };
    await connection
      .insertInto('staff')
      .values({ id, ...details })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(details))
      .execute();
  }
}

/** All who work for a municipality, by name. */
export async function staffOf(connection: Connection, municipality: string): Promise<Staff[]> {
  const rows = await activeStaff(connection).where('municipality', '=', municipality).orderBy('name').execute();
  return rows.map(fromRow);
}

/** The names of all who work or worked for a municipality, by id: the dossier goes on naming who has left. */
export async function namesOfStaff(connection: Connection, municipality: string): Promise<Map<Staff['id'], string>> {
  const rows = await connection
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('municipality', '=', municipality)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Finds somebody by id. Undefined: nobody, or gone. */
export async function findStaff(connection: Connection, id: string): Promise<Staff | undefined> {
  const row = await activeStaff(connection).where('id', '=', id).executeTakeFirst();
  return row && fromRow(row);
}

/** Finds somebody by e-mail address, whatever its capitals. Undefined: nobody, or gone. */
export async function findStaffByEmail(connection: Connection, email: string): Promise<Staff | undefined> {
  const row = await activeStaff(connection)
    .where(({ eb, fn }) => eb(fn<string>('lower', ['email']), '=', email.trim().toLowerCase()))
    .executeTakeFirst();
  return row && fromRow(row);
}

function activeStaff(connection: Connection) {
  return connection
    .selectFrom('staff')
    .select(['id', 'municipality', 'name', 'email', 'roles', 'department'])
    .where('active', '=', true);
}

function fromRow({ department, ...row }: Omit<Staff, 'department'> & { department: string | null }): Staff {
  return { ...row, ...(department && { department }) };
}
