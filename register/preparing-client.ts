import pg from 'pg';

/** More different statements than these are not kept prepared: what has lists in it comes in many shapes. */
const mostPrepared = 300;
const names = new Map<string, string>();

/**
 * A connection that prepares each statement once, so that PostgreSQL need not read and plan the same text for every
 * complaint. Kysely hands over text and values only; the name is ours.
 */
export class PreparingClient extends pg.Client {
  override query = ((text: unknown, values?: unknown, done?: unknown) => {
    const run = pg.Client.prototype.query.bind(this) as (...given: unknown[]) => unknown;
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    return name ? run({ name, text, values }, done) : run(text, values, done);
  }) as pg.Client['query'];
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostPrepared) return known;
  const name = `statement_${names.size + 1}`;
  names.set(text, name);
  return name;
}
