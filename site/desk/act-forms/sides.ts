import { appointHearingChair, assignHandler } from '#domain/assignment.ts';
import type { Complaint, Staff } from '#domain/complaint.ts';
import { establishEnforcement } from '#domain/enforcement.ts';
import { recordInvolvement } from '#domain/involvement.ts';
import type { Act } from '#domain/lifecycle.ts';
import { refused, acts as rules } from '#domain/lifecycle.ts';
import {
  copyToPersonConcerned,
  establishNoPerson,
  namePersonConcerned,
  recordReaction,
  removePersonConcerned,
} from '#domain/persons-concerned.ts';
import { handlerCandidates, handlesAs, isInvolved, whoHandles } from '#domain/routing.ts';
import { addMail } from '#register/mails.ts';
import { municipalityOf } from '#register/register.ts';
import { staffOf } from '#register/staff.ts';
import type { Municipality } from '#settings/municipality.ts';
import { roleName } from '#settings/municipality.ts';
import type { ActTools } from '../../actions/desk-action.ts';
import type { Option } from './field.ts';
import { ask } from './field.ts';
import type { Facts } from './form.ts';
import { actForm } from './form.ts';

const notInvolved = 'Deze persoon was niet betrokken bij de gedraging waarover wordt geklaagd.';
const nobodyLeft =
  'Er is niemand meer over die deze klacht mag behandelen. Overleg met de griffier of met een andere gemeente wie dat ' +
  'kan doen. Laat de beheerder die persoon als medewerker toevoegen en kies die hieronder, met de reden.';

/** Acts about whom the complaint concerns, and who handles it. */
export const sides = {
  namePersonConcerned: actForm({
    lead: ({ complaint: { statement } }) =>
      `${statement.aboutWhom ? `De klager schrijft: “${statement.aboutWhom}”.` : 'De klager noemt niemand bij naam.'} Wie u noemt, ziet deze klacht niet meer op de werkplek.`,
    fields: {
      staffIds: ask.persons('Over wie gaat de klacht?', ({ complaint: { personsConcerned }, colleagues }) =>
        colleagues.filter(({ id }) => !personsConcerned.some(({ staffId }) => staffId === id)),
      ),
    },
    async perform({ staffIds }, { transaction, staff, today, by, record }) {
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
  }),

  removePersonConcerned: actForm({
    lead: () =>
      'Voor als u de verkeerde persoon noemde. Die kan de klacht daarna weer zien of behandelen, als dat bij de eigen rol hoort. Kreeg deze persoon al een afschrift of een andere brief? Laat dan zelf weten dat het een vergissing was.',
    fields: {
      staffId: ask.oneOf('Over wie gaat de klacht niet?', ({ complaint }) => ({ options: concerned(complaint) })),
      reason: ask.text('Waarom niet?', { rows: 2 }),
    },
    async perform(given, { by, record }) {
      if (!given.staffId) return refused('something-missing', rules.removePersonConcerned.article, ['staffId']);
      return record((complaint) => removePersonConcerned(complaint, given, by));
    },
  }),

  establishNoPerson: actForm({
    lead: () =>
      'Bijvoorbeeld omdat de klacht gaat over de telefonische bereikbaarheid. Dan is er niemand aan wie u een afschrift stuurt of die gehoord moet worden. Noemt u later toch iemand, dan vervalt dit.',
    fields: {
      aboutAuthority: ask.tick('De klacht gaat over een bestuursorgaan als geheel, zoals het college of de raad.'),
    },
    perform: (given, { by, record }) => record((complaint) => establishNoPerson(complaint, by, given)),
  }),

  recordInvolvement: actForm({
    lead: () =>
      'Voor wie bij de gedraging betrokken was zonder beklaagde te zijn, zoals de leidinggevende die de opdracht gaf. Die persoon mag de klacht niet behandelen, niet horen, en ziet haar niet meer op de werkplek.',
    fields: {
      staffId: ask.oneOf('Wie was erbij betrokken?', ({ complaint, colleagues }) => ({
        options: colleagues.filter(({ id }) => !isInvolved(complaint, id)).map(named),
      })),
      how: ask.text('Hoe?', { rows: 3 }),
    },
    perform: (given, tools) =>
      withColleague('recordInvolvement', given.staffId, tools, (person) => {
        const { today, by, record } = tools;
        const content = { staffId: person.id, name: person.name, how: given.how };
        return record((complaint) => recordInvolvement(complaint, { person, how: given.how }, today, by), content);
      }),
  }),

  assignHandler: actForm({
    lead: ({ complaint: { handler } }) =>
      `De klachtbehandelaar krijgt een e-mail. ${handler ? `Nu is dat ${handler.name}. Uw keuze komt daarvoor in de plaats.` : ''}`,
    warning: nobodyLeftFor,
    fields: {
      staffId: ask.oneOf('Wie behandelt de klacht?', (facts) => {
        const { complaint, colleagues, municipality } = facts;
        const candidates = handlerCandidates(complaint, colleagues, municipality.handledBy);
        const rest = colleagues.filter((one) => !isInvolved(complaint, one.id) && !candidates.includes(one));
        return {
          options: withRoles(candidates, municipality),
          others: { heading: 'Anderen: schrijf op waarom', options: withRoles(rest, municipality) },
        };
      }),
      reason: ask.text('Reden om af te wijken', {
        hint: 'Alleen nodig bij iemand die dit volgens de regeling van de gemeente niet doet.',
        rows: 2,
      }),
      notInvolved: ask.tick(notInvolved),
    },
    perform: ({ staffId, reason, notInvolved }, tools) =>
      withColleague('assignHandler', staffId, tools, async (person, colleagues) => {
        const { register, transaction, staff, today, by, record } = tools;
        const { handledBy } = municipalityOf(register, staff.municipality);
        const outcome = await record(
          (complaint) => {
            const candidates = handlerCandidates(complaint, colleagues, handledBy);
            const as = handlesAs(complaint, person, colleagues, handledBy) ?? person.roles[0];
            return assignHandler(complaint, person, { notInvolved, reason, as }, candidates, today, by);
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
      }),
  }),

  appointHearingChair: actForm({
    lead: ({ complaint: { hearingChair } }) =>
      `Wie voorzitter is, ziet deze klacht op de werkplek en legt het horen vast. ${hearingChair ? `Nu is dat ${hearingChair.name}.` : ''}`,
    warning: nobodyLeftFor,
    fields: {
      staffId: ask.oneOf('Wie leidt het horen?', ({ complaint, colleagues, municipality }) => {
        const free = colleagues.filter(({ id }) => !isInvolved(complaint, id));
        const able = handlerCandidates(complaint, colleagues, municipality.handledBy);
        const first = free.filter((one) => one.roles.includes('hearing-chair') || able.includes(one));
        const rest = free.filter((one) => !first.includes(one));
        return {
          options: withRoles(first, municipality),
          others: { heading: 'Anderen', options: withRoles(rest, municipality) },
        };
      }),
      notInvolved: ask.tick(notInvolved),
    },
    perform: ({ staffId, notInvolved }, tools) =>
      withColleague('appointHearingChair', staffId, tools, (person) => {
        const { today, by, record } = tools;
        const content = { staffId, name: person.name, notInvolved };
        return record((complaint) => appointHearingChair(complaint, person, { notInvolved }, today, by), content);
      }),
  }),

  establishEnforcement: actForm({
    lead: () =>
      'Als de klacht gaat over de bevoegdheden van een boa, krijgen beide toezichthouders meteen een afschrift. In alle brieven staat daarna de Nationale ombudsman.',
    fields: {
      prosecutor: ask.authority('Toezichthouder: de hoofdofficier van justitie'),
      police: ask.authority('Direct toezichthouder: de politiechef'),
    },
    perform: ({ prosecutor, police }, { today, by, record }) =>
      record((complaint) => establishEnforcement(complaint, { supervisors: [prosecutor, police] }, today, by)),
  }),

  copyToPersonConcerned: actForm({
    lead({ complaint, attachments }) {
      const names = complaint.personsConcerned.filter(({ copiedOn }) => !copiedOn).map(({ name }) => name);
      const who = names.length
        ? `${names.join(' en ')} krijgt per e-mail een afschrift van de klacht.`
        : 'Niemand moet nog een afschrift krijgen.';
      return `${who} ${attachments.length ? `De bijlagen gaan mee: ${attachments.join(', ')}.` : 'Er zijn geen bijlagen.'}`;
    },
    fields: {},
    perform: (_, { today, by, record }) => record((complaint) => copyToPersonConcerned(complaint, today, by)),
  }),

  recordReaction: actForm({
    lead: () =>
      'Wat de beklaagde zelf over de klacht schrijft. Dit staat naast het horen, en komt er niet voor in de plaats.',
    fields: {
      staffId: ask.oneOf('Van wie?', ({ complaint }) => ({ options: concerned(complaint) })),
      receivedOn: ask.pastDay('Ontvangen op'),
      text: ask.text('Reactie', { rows: 6 }),
    },
    async perform(given, { today, by, record }) {
      if (!given.staffId) return refused('something-missing', rules.recordReaction.article, ['staffId']);
      return record((complaint) => recordReaction(complaint, given, today, by));
    },
  }),
};

/** Does what needs somebody of this municipality; refused when nobody was chosen. */
export async function withColleague(
  act: Act,
  staffId: string,
  { transaction, staff }: ActTools,
  perform: (person: Staff, colleagues: Staff[]) => ReturnType<ActTools['record']>,
): ReturnType<ActTools['record']> {
  const colleagues = await staffOf(transaction, staff.municipality);
  const person = colleagues.find(({ id }) => id === staffId);
  return person ? perform(person, colleagues) : refused('something-missing', rules[act].article, ['staffId']);
}

function nobodyLeftFor({ complaint, colleagues, municipality }: Facts): string | undefined {
  return 'alarm' in whoHandles(complaint, colleagues, municipality.handledBy) ? nobodyLeft : undefined;
}

function concerned({ personsConcerned }: Complaint): Option[] {
  return personsConcerned.map(({ staffId, name }) => ({ value: staffId, text: name }));
}

function named({ id, name }: Staff): Option {
  return { value: id, text: name };
}

function withRoles(staff: Staff[], municipality: Municipality): Option[] {
  return staff.map(({ id, name, roles }) => ({
    value: id,
    text: `${name} (${roles.map((role) => roleName(municipality, role)).join(', ')})`,
  }));
}
