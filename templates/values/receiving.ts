import { timeOf } from '#domain/day.ts';
import type { LetterKind } from '#domain/letters.ts';
import { explanationOf } from '../explanation.ts';
import type { Values } from './all.ts';
import { theComplaint } from './the-complaint.ts';

/** Receipt, what is missing, and what goes another way (Awb 9:6, 9:4, 2:3, 2:24). */
export const receiving = {
  acknowledgement: ({ complaint, channel, municipality, on, refusedFiles = [], language, words }) => {
    const { receivedAt, complainant, passedOn, startsOn, firstFiledOn } = complaint;
    const { steps, hearing, informalFirst, privacy, confidentiality, terms } = municipality;
    return {
      steps,
      hearing,
      informalFirst,
      privacy: confidentiality ? [confidentiality, ...privacy] : privacy,
      promises: terms.promises.map(({ what, workingDays: { from, to } }) => ({ what, within: words.within(from, to) })),
      // What was written down by hand has a day, no moment.
      receivedTime: ['form', 'mail'].includes(complaint.channel) ? timeOf(receivedAt) : '',
      channel: words.channels[complaint.channel],
      refusedFiles,
      copyBehindLink: complaint.channel === 'form',
      firstFiledOn: firstFiledOn ?? '',
      passedOn: passedOn && startsOn === passedOn.on ? passedOn.on : '',
      forwarded: complaint.channel === 'forwarded',
      explanation: explanationOf(complaint, on, language),
      askConsent: complainant.email !== undefined && complainant.consent === undefined,
      byMail: channel === 'mail' && complaint.channel === 'mail',
      hasAddress: complainant.addressLines.length > 0,
    };
  },

  'supplement-request': ({ complaint: { supplementRequest }, words }) => ({
    missing: supplementRequest?.missing.map((element) => words.missing[element]),
    explanation: supplementRequest?.explanation,
    replyBy: supplementRequest?.replyBy,
  }),

  forwarding: ({ complaint: { forwarding } }) => ({
    authority: forwarding?.to.name,
    authorityAddress: forwarding?.to.addressLines,
    authorityEmail: forwarding?.to.email ?? '',
    forwardedOn: forwarding?.on,
    reasons: forwarding?.reasons,
  }),

  'forwarded-complaint': (given) => {
    const { complaint } = given;
    const { name, addressLines, email, phone } = complaint.complainant;
    return {
      ...theComplaint(given),
      firstFiledOn: complaint.firstFiledOn ?? '',
      complainantLines: [name, ...addressLines, ...(email ? [email] : []), ...(phone ? [phone] : [])],
      reasons: complaint.forwarding?.reasons,
    };
  },

  redirect: ({ complaint, words }) => {
    const pointer = complaint.pointedTo?.at(-1);
    return {
      part: pointer?.part,
      what: pointer && words.elsewhere[pointer.kind],
      isObjection: pointer?.kind === 'objection',
      explanation: pointer?.explanation,
      firstReceivedOn: complaint.firstFiledOn ?? complaint.receivedOn,
      remains: complaint.status !== 'closed',
    };
  },

  merging: ({ complaint: { mergedInto } }) => ({ into: mergedInto?.reference }),

  splitting: ({ complaint: { splitInto } }) => ({ parts: splitInto }),
} satisfies Partial<Record<LetterKind, Values>>;
