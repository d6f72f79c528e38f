import type { SuspicionSign } from '#domain/complaint.ts';

/** Nobody opens the form, tells what happened and sends it off in so few milliseconds. */
const fastest = 3_000;

/** The stamp that a form gets when it is opened. */
export function openedAt(now: Date): string {
  return now.getTime().toString(36);
}

/**
 * What gives a form away as the work of a machine. It stays a complaint (klacht, Awb 9:1 lid 1) until a person judged
 * it. A form without a stamp is not suspect: pages without it, and programs that help people, may send one too.
 */
export function signsIn(fields: ReadonlyMap<string, string>, now: Date): SuspicionSign[] {
  const took = now.getTime() - Number.parseInt(fields.get('opened') ?? '', 36);
  return [
    ...(fields.get('website') ? (['hidden-field'] as const) : []),
    ...(took >= 0 && took < fastest ? (['too-fast'] as const) : []),
  ];
}
