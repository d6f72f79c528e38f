import type { Complaint, Staff } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { isInvolved, withCoordinator } from '#domain/routing.ts';
import type { Connection } from './database.ts';
import { readingsOf } from './readings.ts';
import { staffOf } from './staff.ts';

/** From whom a complaint was taken away because they turned out to be involved, and what they had read of it. */
export interface TakenAway {
  staffId: string;
  name: string;
  /** What they were in it. Empty: they had only read it. */
  as: ('handler' | 'hearing-chair' | 'coordinator')[];
  firstReadAt?: Date;
  lastReadAt?: Date;
  timesRead?: number;
}

/** What stands in the dossier beside an act that made somebody involved. */
export interface TakingAway {
  /** Absent: nobody had read it or had a task in it. */
  takenAway?: TakenAway[];
  /** Who coordinates from now on, when nobody else was left. */
  coordinatorInstead?: { staffId: string; name: string };
}

/**
 * Takes a complaint away at once from whoever an act made a person concerned or involved, says so with what they had read
 * (Awb 9:7 lid 1), and sees to it that somebody goes on coordinating: when that is somebody else than before, they must
 * still be told. Undefined: nobody became involved.
 */
export async function takeAway(
  connection: Connection,
  before: Complaint,
  after: Complaint,
  on: Day,
): Promise<{ complaint: Complaint; content: TakingAway; newCoordinator: Staff | undefined } | undefined> {
  const involvedNow = [...after.personsConcerned, ...(after.involved ?? [])]
    .map(({ staffId }) => staffId)
    .filter((staffId, index, all) => all.indexOf(staffId) === index && !isInvolved(before, staffId));
  if (!involvedNow.length) return undefined;

  const staff = await staffOf(connection, after.municipality);
  const readings = await readingsOf(connection, after.id);
  const takenAway = involvedNow.flatMap((staffId): TakenAway[] => {
    const person = staff.find(({ id }) => id === staffId);
    const as = tasksIn(before, staffId, person);
    const reading = readings.find((one) => one.staffId === staffId);
    if (!as.length && !reading) return [];
    const { firstAt, lastAt, times } = reading ?? {};
    return [
      {
        ...{ staffId, name: person?.name ?? '', as },
        ...(firstAt && lastAt && times && { firstReadAt: firstAt, lastReadAt: lastAt, timesRead: times }),
      },
    ];
  });
  const complaint = withCoordinator(after, staff, on);
  const { coordinatorInstead: instead } = complaint;
  const isOther = instead && instead.staffId !== before.coordinatorInstead?.staffId;
  return {
    complaint,
    newCoordinator: isOther ? staff.find(({ id }) => id === instead.staffId) : undefined,
    content: {
      ...(takenAway.length && { takenAway }),
      ...(isOther && { coordinatorInstead: { staffId: instead.staffId, name: instead.name } }),
    },
  };
}

function tasksIn(complaint: Complaint, staffId: string, person: Staff | undefined): TakenAway['as'] {
  const { handler, hearingChair, coordinatorInstead } = complaint;
  const coordinates = person?.roles.includes('coordinator') || coordinatorInstead?.staffId === staffId;
  return [
    ...(handler?.staffId === staffId ? (['handler'] as const) : []),
    ...(hearingChair?.staffId === staffId ? (['hearing-chair'] as const) : []),
    ...(coordinates ? (['coordinator'] as const) : []),
  ];
}
