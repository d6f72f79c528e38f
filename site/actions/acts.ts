import { z } from 'zod';
import { assignHandler } from '#domain/assignment.ts';
import type { NoHearingGround } from '#domain/complaint.ts';
import { consent, recordContactDetails } from '#domain/contact.ts';
import { defer } from '#domain/deferral.ts';
import { offerHearing, recordHearing, recordNoHearing } from '#domain/hearing.ts';
import { settleInformally } from '#domain/informal-closing.ts';
import { refused, acts as rules } from '#domain/lifecycle.ts';
import { copyToPersonConcerned, establishNoPerson, namePersonConcerned } from '#domain/persons-concerned.ts';
import { handlerCandidates } from '#domain/routing.ts';
import { takeUpFormally, takeUpInformally } from '#domain/take-up.ts';
import { addMail } from '#register/mails.ts';
import { municipalityOf } from '#register/register.ts';
import { staffOf } from '#register/staff.ts';
import { noHearingTexts } from '../texts/acts.ts';
import { deskAct, nothingToEnter } from './desk-action.ts';
import { dutchDay, email, line, lines, several, side, ticked, words } from './entered.ts';

const grounds = Object.keys(noHearingTexts) as [NoHearingGround, ...NoHearingGround[]];

/** The acts that a form of the complaint's page starts at once; each is named as in `domain/lifecycle.ts`. */
export const acts = {
  recordContactDetails: deskAct(
    'recordContactDetails',
    () => z.object({ name: line(200), email: email(), phone: line(50), addressLines: lines(8) }),
    ({ name, email, phone, addressLines }, { by, record }) => {
      const contact = { name, addressLines, email: email || undefined, phone: phone || undefined };
      return record((complaint) => recordContactDetails(complaint, contact, by));
    },
  ),

  consent: deskAct(
    'consent',
    (today) => z.object({ givenOn: dutchDay(today) }),
    async ({ givenOn }, { today, by, record }) =>
      givenOn > today
        ? refused('day-in-future', rules.consent.article, [givenOn])
        : record((complaint) => consent(complaint, givenOn, by)),
  ),

  namePersonConcerned: deskAct(
    'namePersonConcerned',
    () => z.object({ staffIds: several() }),
    async ({ staffIds }, { transaction, staff, today, by, record }) => {
      const chosen = (await staffOf(transaction, staff.municipality)).filter(({ id }) => staffIds.includes(id));
      // Whoever names themselves may do no more with the complaint, so that comes last.
      const inOrder = chosen.sort((a, b) => Number(a.id === staff.id) - Number(b.id === staff.id));
      let outcome = refused('something-missing', rules.namePersonConcerned.article, ['staffIds']);
      for (const person of inOrder) {
        const { id, name } = person;
        outcome = await record((complaint) => namePersonConcerned(complaint, person, today, by), { staffId: id, name });
        if (!outcome.done) return outcome;
      }
      return outcome;
    },
  ),

  establishNoPerson: deskAct('establishNoPerson', nothingToEnter, (_, { by, record }) =>
    record((complaint) => establishNoPerson(complaint, by)),
  ),

  copyToPersonConcerned: deskAct('copyToPersonConcerned', nothingToEnter, (_, { today, by, record }) =>
    record((complaint) => copyToPersonConcerned(complaint, today, by)),
  ),

  assignHandler: deskAct(
    'assignHandler',
    () => z.object({ staffId: words(), reason: words(), notInvolved: ticked() }),
    async ({ staffId, reason, notInvolved }, { register, transaction, staff, today, by, record }) => {
      const colleagues = await staffOf(transaction, staff.municipality);
      const person = colleagues.find(({ id }) => id === staffId);
      if (!person) return refused('something-missing', rules.assignHandler.article, ['staffId']);
      const { handledBy } = municipalityOf(register, staff.municipality);
      const outcome = await record(
        (complaint) => {
          const candidates = handlerCandidates(complaint, colleagues, handledBy);
          return assignHandler(complaint, person, { notInvolved, reason }, candidates, today, by);
        },
        { staffId, name: person.name, notInvolved, reason },
      );
      if (outcome.done) {
        await addMail(transaction, register, {
          municipality: staff.municipality,
          kind: 'assignment',
          complaintId: outcome.complaint.id,
          to: { name: person.name, address: person.email },
          ...register.composer.assignment(outcome.complaint),
        });
      }
      return outcome;
    },
  ),

  takeUpInformally: deskAct('takeUpInformally', nothingToEnter, (_, { by, record }) =>
    record((complaint) => takeUpInformally(complaint, by)),
  ),

  takeUpFormally: deskAct('takeUpFormally', nothingToEnter, (_, { by, record }) =>
    record((complaint) => takeUpFormally(complaint, by)),
  ),

  offerHearing: deskAct(
    'offerHearing',
    (today) => z.object({ replyBy: dutchDay(today), manner: words() }),
    (invitation, { today, by, record }) => record((complaint) => offerHearing(complaint, invitation, today, by)),
  ),

  recordHearing: deskAct(
    'recordHearing',
    (today) => z.object({ who: side(), heldOn: dutchDay(today), report: words() }),
    (hearing, { today, by, record }) => record((complaint) => recordHearing(complaint, hearing, today, by)),
  ),

  recordNoHearing: deskAct(
    'recordNoHearing',
    () => z.object({ who: side(), ground: z.enum(grounds, { error: 'Kies een reden.' }), note: words() }),
    (without, { today, by, record }) => record((complaint) => recordNoHearing(complaint, without, today, by)),
  ),

  defer: deskAct(
    'defer',
    (today) => z.object({ until: dutchDay(today), reason: words() }),
    (deferral, { today, by, record }) => record((complaint) => defer(complaint, deferral, today, by)),
  ),

  settleInformally: deskAct(
    'settleInformally',
    () => z.object({ stated: words(), agreed: words() }),
    (satisfaction, { today, by, record }) =>
      record((complaint) => settleInformally(complaint, satisfaction, today, by)),
  ),
};
