import type { DestinationStream, Logger } from 'pino';
import { pino } from 'pino';
import { faultOf } from './fault.ts';

/**
 * Opens the log of a program: one JSON line per thing that happened, with ids; never names, addresses or text.
 * Absent `destination`: standard output.
 */
export function openLog(program: 'site' | 'worker', level: string, destination?: DestinationStream): Logger {
  return pino({ level, base: { program }, serializers: { err: faultOf } }, destination);
}
