import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Content } from './content.ts';
import { blockBytes, blocksOf, bytesIn, sha256Of } from './content.ts';
import type { Connection } from './database.ts';

/** Stores bytes as they are and returns the file's id. Give it a transaction: a file without its row is nobody's. */
export async function storeFile(connection: Connection, content: Content, storedAt: Date): Promise<string> {
  const id = randomUUID();
  const [first, ...others] = blocksOf(content);
  // One statement for the ordinary small file: each round trip counts when mail comes in fast.
  await sql`
    with new_file as (
      insert into file (id, size, sha256, stored_at)
      values (${id}, ${bytesIn(content)}, ${sha256Of(content)}, ${storedAt})
    )
    insert into file_chunk (file_id, number, content) values (${id}, 0, ${first})`.execute(connection);
  for (const [index, block] of others.entries()) {
    await connection
      .insertInto('file_chunk')
      .values({ file_id: id, number: index + 1, content: block })
      .execute();
  }
  return id;
}

/** Stores small files, of at most a megabyte each, in one statement. Returns their ids, in order. */
export async function storeSmallFiles(
  connection: Connection,
  contents: readonly Buffer[],
  storedAt: Date,
): Promise<string[]> {
  const ids = contents.map(() => randomUUID());
  const sizes = contents.map(({ length }) => length);
  const hashes = contents.map(sha256Of);
  let next = 1;
  const starts = sizes.map((size) => {
    next += size;
    return next - size;
  });
  // All bytes as one value: in an array they would be written out as text.
  await sql`
    with new_file (id, size, sha256, start) as (
      select * from unnest(${ids}::uuid[], ${sizes}::integer[], ${hashes}::bytea[], ${starts}::integer[])
    ), row as (
      insert into file (id, size, sha256, stored_at) select id, size, sha256, ${storedAt} from new_file
    )
    insert into file_chunk (file_id, number, content)
    select id, 0, substring(${Buffer.concat(contents)}::bytea from start for size) from new_file`.execute(connection);
  return ids;
}

/** Reads a file piece by piece, so that a large one never stands in memory whole. */
export function streamFile(connection: Connection, id: string): Readable {
  return Readable.from(pieces(connection, id), { objectMode: false });
}

/** Reads a whole file; for letters and messages of ordinary size. @throws when there is no such file. */
export async function readFile(connection: Connection, id: string): Promise<Buffer> {
  const rows = await connection
    .selectFrom('file_chunk')
    .select('content')
    .where('file_id', '=', id)
    .orderBy('number')
    .execute();
  if (!rows.length) throw new Error(`file ${id} is not in the register`);
  return rows.length === 1 ? rows[0]!.content : Buffer.concat(rows.map(({ content }) => content));
}

async function* pieces(connection: Connection, id: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const row = await connection
      .selectFrom('file_chunk')
      .select('content')
      .where('file_id', '=', id)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!row) return;
    yield row.content;
    // A piece that is not full is the last one: a small file takes one look.
    if (row.content.length < blockBytes) return;
  }
}
