import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Actor, Complainant, Statement } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { addYears, instantInAmsterdam } from '#domain/day.ts';
import { startOfTerms } from '#domain/receipt.ts';
import { mayNotReceive } from '#domain/receiving.ts';
import { coordinates } from '#domain/routing.ts';
import { termsRefusal } from '#domain/terms.ts';
import { NoSuchComplaint } from '#register/record-act.ts';
import { municipalityOf } from '#register/register.ts';
import { registerOnce } from '#register/register-once.ts';
import { receiveProblems } from '../texts/receive.ts';
import type { DeskAnswer } from './desk-action.ts';
import { deskAction, problem } from './desk-action.ts';
import { dutchDay, email, line, lines, maybeDay, ticked, words } from './entered.ts';

/** By which ways a complaint can come that somebody has to type in; a form, and a mail to the right box, come by themselves. */
const typedChannels = ['phone', 'desk', 'post', 'forwarded', 'mail'] as const;

/** A receipt longer ago than this is a slip of the pen, or a year of another calendar. */
const yearsOfReceipt = 10;
const yearsOfConduct = 100;

function receiptEntered(today: Day) {
  const form = {
    submission: words(60),
    channel: z.enum(typedChannels, { error: receiveProblems.channelMissing }),
    receivedOn: dutchDay(today).refine((on) => on >= addYears(today, -yearsOfReceipt), {
      error: receiveProblems.receiptLongAgo,
    }),
    receivedTime: words(5).refine((text) => !text || /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(text), {
      error: receiveProblems.noSuchTime,
    }),
    passedOn: maybeDay(today),
    firstFiledOn: maybeDay(today),
    name: line(200).refine(Boolean, { error: receiveProblems.nameMissing }),
    addressLines: lines(8),
    email: email(),
    phone: line(50),
    consent: ticked(),
    consentOn: maybeDay(today),
    language: z.enum(['nl', 'en']).default('nl'),
    whatHappened: words().refine(Boolean, { error: receiveProblems.whatHappenedMissing }),
    when: line(1000),
    incidentOn: maybeDay(today).refine((on) => !on || on >= addYears(today, -yearsOfConduct), {
      error: receiveProblems.conductLongAgo,
    }),
    where: line(1000),
    aboutWhom: line(1000),
    department: line(100),
    desiredSolution: words(),
    reason: words(),
  };
  return z.object(form).superRefine((given, check) => {
    const wrong = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message });
    const { channel, receivedOn, passedOn, firstFiledOn, consent, consentOn } = given;
    if (passedOn && (passedOn > today || passedOn < receivedOn)) wrong('passedOn', receiveProblems.passedOnWrong);
    if (passedOn && channel !== 'post' && channel !== 'mail') wrong('passedOn', receiveProblems.passedOnOnly);
    if (firstFiledOn && firstFiledOn > receivedOn) wrong('firstFiledOn', receiveProblems.firstFiledWrong);
    if (firstFiledOn && channel !== 'forwarded') wrong('firstFiledOn', receiveProblems.firstFiledOnly);
    if (consent && !given.email) wrong('email', receiveProblems.emailMissing);
    if (consent && !consentOn) wrong('consentOn', receiveProblems.consentDayMissing);
    if (consentOn && consentOn > today) wrong('consentOn', receiveProblems.consentInFuture);
    if (termsRefusal(receivedOn)) wrong('receivedOn', receiveProblems.receiptLongAgo);
  });
}

type Given = z.infer<ReturnType<typeof receiptEntered>>;

/** Takes in what came by telephone, at the desk, by post or through another authority (Awb 9:4). */
export const receiving = {
  receive: deskAction(receiptEntered, async (given, tools): Promise<DeskAnswer> => {
    const { register, transaction, staff, today } = tools;
    if (!coordinates(staff)) throw new NoSuchComplaint();
    const by: Actor = { role: 'coordinator', staffId: staff.id };
    const municipality = municipalityOf(register, staff.municipality);
    const { channel, receivedOn, incidentOn, passedOn, firstFiledOn, reason, submission } = given;
    if (given.department && !municipality.departments.some(({ id }) => id === given.department)) {
      return problem('department', receiveProblems.unknownDepartment);
    }
    const refusal = mayNotReceive({ channel, receivedOn, ...(incidentOn && { incidentOn }), reason }, today, by);
    if (refusal) return { done: false, refusal };
    const receivedAt = instantInAmsterdam(receivedOn, timeIn(given));
    if (receivedAt > register.clock.now()) {
      return problem('receivedTime', receiveProblems.timeInFuture);
    }
    const { on } = startOfTerms({
      ...{ channel, receivedOn },
      ...(firstFiledOn && { firstFiledOn }),
      // The acknowledgement that is made now tells the sender.
      ...(passedOn && { elsewhere: { arrivedOn: receivedOn, forwardedOn: passedOn, toldOn: today } }),
    });
    const complaint = await registerOnce(transaction, register, {
      ...{ municipality, channel, receivedAt, by, documents: [] },
      complainant: complainantIn(given),
      statement: statementIn(given),
      course: {
        ...(on !== receivedOn && { startsOn: on }),
        ...(passedOn && { passedOn: { arrivedOn: receivedOn, on: passedOn } }),
        ...(firstFiledOn && { firstFiledOn }),
        ...(incidentOn && { incidentOn }),
      },
      ...(reason && { reason }),
      submission: `${staff.id}.${submission}.${digestOf(given)}`,
    });
    return { done: true, reference: complaint.reference };
  }),
};

/** Nobody always knows the time: then the beginning of the day, which is never in the future. */
function timeIn({ receivedTime }: Given): string {
  return receivedTime ? receivedTime.replace('.', ':').padStart(5, '0') : '00:00';
}

function complainantIn({ name, addressLines, email, phone, consent, consentOn, language }: Given): Complainant {
  return {
    name,
    addressLines,
    ...(email && { email }),
    ...(phone && { phone }),
    ...(consent && consentOn && { consent: { givenOn: consentOn, scope: 'all-letters' } }),
    ...(language === 'en' && { language }),
  };
}

function statementIn({ whatHappened, ...given }: Given): Statement {
  const { when, where, aboutWhom, department, desiredSolution } = given;
  const others = { when, where, aboutWhom, department, desiredSolution };
  return { whatHappened, ...Object.fromEntries(Object.entries(others).filter(([, text]) => text)) };
}

/** The same form with other words in it, after going back in the browser, is another complaint. */
function digestOf(given: Given): string {
  return createHash('sha256').update(JSON.stringify(given)).digest('base64url');
}
