import { hearingOf } from '#domain/hearing.ts';
import type { LetterKind, LetterTo, Recipient } from '#domain/letters.ts';
import { asSentence } from '#domain/plain-text.ts';
import { openRequest } from '#domain/postponement.ts';
import { startOf } from '#domain/receipt-correction.ts';
import { termsFor } from '#domain/terms.ts';
import { explanationOf } from '../explanation.ts';
import type { Values } from './all.ts';
import { theComplaint } from './the-complaint.ts';

/** Copies, hearing, advice and a later last day (Awb 9:9, 9:10, 9:11, 9:13). */
export const handling = {
  'copy-to-person': theComplaint,

  'copy-to-supervisor': theComplaint,

  'hearing-invitation': ({ complaint, recipient }) => {
    const { manner, replyBy } = hearingOf(complaint, asLetterTo(recipient)) ?? {};
    const { hearingChair, handler } = complaint;
    return { manner: manner && asSentence(manner), replyBy, heardBy: hearingChair?.name ?? handler?.name ?? '' };
  },

  'advisory-procedure': ({ complaint, on, language }) => ({
    regulation: complaint.advisoryApplied?.regulation,
    explanation: explanationOf(complaint, on, language),
  }),

  deferral: ({ complaint }) => {
    const { advisoryProcedure, deferral } = complaint;
    return {
      firstDecideBy: termsFor(startOf(complaint), { advisoryProcedure }).decide.lastDay,
      until: deferral?.until,
      reason: deferral?.reason,
    };
  },

  'postponement-request': ({ complaint }) => {
    const { until, reason } = openRequest(complaint) ?? {};
    return { until, reason, deferred: complaint.deferral !== undefined };
  },
} satisfies Partial<Record<LetterKind, Values>>;

function asLetterTo({ side, staffId }: Recipient): LetterTo {
  return side === 'person-concerned' ? { side, staffId: staffId! } : { side: 'complainant' };
}
