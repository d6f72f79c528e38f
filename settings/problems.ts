import type { z } from 'zod';

/**
 * Settings or profiles that do not hold. `message` has one Dutch sentence a line. The stack repeats only that: where the
 * program stood when it read a wrong value helps nobody.
 */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
    this.stack = this.message;
  }
}

type Issue = z.core.$ZodRawIssue;

const kinds: Record<string, string> = {
  string: 'een tekst (zet cijfers en datums tussen aanhalingstekens)',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een groep velden',
};

/** What is expected, as a Dutch phrase that fits behind "verwacht wordt". A schema's own `error` phrase goes first. */
export function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `een van deze waarden: ${issue.values.join(', ')}`;
  if (issue.code === 'too_small') return smallest(issue);
  if (issue.code === 'too_big') return `hoogstens ${issue.maximum}`;
  if (issue.code === 'invalid_format') return `de vorm "${issue.format}"`;
  return 'iets anders';
}

function smallest({ origin, minimum }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === 'string') return 'een tekst die niet leeg is';
  if (origin === 'array') return `een lijst met minstens ${minimum} regel${minimum === 1 ? '' : 's'}`;
  return `minstens ${minimum}`;
}

/** A path as people write it: `ombudsman[0].checkedOn`. */
function fieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** One Dutch sentence per thing that is wrong in a file: file, field, what is expected, what was found. */
export function problemSentences(file: string, data: unknown, error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => {
    const field = fieldPath(issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${file}: het veld \`${fieldPath([...issue.path, key])}\` bestaat niet.`);
    const found = issue.path.reduce<unknown>((value, part) => (value as Record<PropertyKey, unknown>)?.[part], data);
    if (!field) return `${file}: verwacht wordt ${issue.message}, maar er staat ${shown(found)}.`;
    if (found === undefined) return `${file}: het veld \`${field}\` ontbreekt; verwacht wordt ${issue.message}.`;
    return `${file}: bij \`${field}\` wordt ${issue.message} verwacht, maar er staat ${shown(found)}.`;
  });
}

function shown(found: unknown): string {
  if (found === null || found === undefined) return 'niets';
  if (Array.isArray(found)) return `een lijst met ${found.length} regel${found.length === 1 ? '' : 's'}`;
  if (typeof found === 'object') return 'een groep velden';
  const text = String(found);
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
