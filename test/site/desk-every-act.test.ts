import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Complaint, Role, Status } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import type { Act } from '#domain/lifecycle.ts';
import { acts, done } from '#domain/lifecycle.ts';
import { readDossier } from '#register/dossier.ts';
import { lettersOf } from '#register/letters.ts';
import { readingsOf } from '#register/readings.ts';
import { recordAct } from '#register/record-act.ts';
import { actForms, actGroups } from '#site/desk/act-forms/index.ts';
import { actTexts } from '#site/texts/acts.ts';
import { fieldNames } from '#site/texts/fields.ts';
import type { Visitor } from './desk.ts';
import { openTestDesk } from './desk.ts';

const { desk, signedIn, colleague, complaint, now } = openTestDesk();

type DeskRole = 'coordinator' | 'handler' | 'hearing-chair';
type Fields = Record<string, string>;

const who: Record<DeskRole, string> = {
  coordinator: 'coordinator@druten.example',
  handler: 'b.kuipers@druten.example',
  'hearing-chair': 'c.van.os@druten.example',
};
const deskRoles = Object.keys(who) as DeskRole[];
const employee = 'e.tromp@druten.example';

/** Those with a page of another kind: a new complaint, the letter that acknowledges, the closing letter. */
const elsewhere: Act[] = ['receive', 'acknowledge', 'decide'];
const atTheDesk = (Object.keys(acts) as Act[]).filter(
  (act) => !elsewhere.includes(act) && acts[act].by.some((role) => deskRoles.includes(role as DeskRole)),
);

let people: Record<DeskRole, Visitor>;
let staffIds: Record<DeskRole | 'employee', string>;
beforeAll(async () => {
  people = Object.fromEntries(
    await Promise.all(deskRoles.map(async (role) => [role, await signedIn(who[role])])),
  ) as typeof people;
  const ids = Object.entries({ ...who, employee }).map(async ([role, email]) => [role, (await colleague(email)).id]);
  staffIds = Object.fromEntries(await Promise.all(ids)) as typeof staffIds;
});

const formOf = ({ reference }: Complaint, act: Act) => `/werkplek/${reference}/doen/${act}`;
const authority = (name: string) => ({
  [`${name}.name`]: 'Waterschap',
  [`${name}.email`]: 'post@waterschap.example',
  [`${name}.addressLines`]: 'Postbus 1\n6800 AA Arnhem',
});

/** What somebody fills in on an ordinary day. */
const good: Record<string, Fields | ((about: Complaint) => Fields | Promise<Fields>)> = {
  correctReceipt: { startsOn: '23 november 2026', reason: 'Verkeerd genoteerd' },
  recordContactDetails: { name: 'J. de Vries', email: 'jdv@inwoner.example', addressLines: 'Weg 1', language: 'en' },
  judgeSuspicion: { isComplaint: 'ja', reason: '' },
  preferContact: { contactOnly: 'by-post' },
  consent: { givenOn: 'gisteren' },
  withdrawConsent: { stated: 'Belde daarover' },
  askSupplement: { missing: 'date', explanation: 'Wanneer was het?', replyBy: '8 december 2026' },
  addToComplaint: { text: 'Het was op maandag.' },
  breakOff: { reasons: 'Wij kunnen u niet bereiken.' },
  forward: { ...authority('to'), reasons: 'Het waterschap gaat daarover.' },
  pointElsewhere: { kind: 'report', part: 'De lamp', explanation: 'Meld het.', wholly: 'ja' },
  merge: async () => ({ into: (await complaint({ receivedAt: new Date('2026-11-16T09:00:00Z') })).reference }),
  split: { parts: 'De wachttijd' },
  classify: { topic: 'treatment', norms: 'fair play' },
  namePersonConcerned: () => ({ staffIds: staffIds.employee }),
  removePersonConcerned: () => ({ staffId: staffIds.employee, reason: 'Een naamgenoot' }),
  recordInvolvement: () => ({ staffId: staffIds.employee, how: 'Gaf de opdracht' }),
  assignHandler: () => ({ staffId: staffIds.handler, notInvolved: 'ja' }),
  appointHearingChair: () => ({ staffId: staffIds['hearing-chair'], notInvolved: 'ja' }),
  establishEnforcement: { ...authority('prosecutor'), ...authority('police') },
  recordReaction: () => ({ staffId: staffIds.employee, receivedOn: 'vandaag', text: 'Het was druk.' }),
  recordContact: { contactOn: 'vandaag', how: 'Gebeld', note: 'Wil excuses' },
  settleInformally: { stated: 'Belde: het is goed', agreed: 'Excuses' },
  returnToFormal: { words: 'Toch niet' },
  offerHearing: { replyBy: '8 december 2026', manner: 'Op het gemeentehuis' },
  answerInvitation: { wantsHearing: 'nee', words: 'Belde daarover' },
  recordHearing: () => ({
    who: 'complainant',
    heldOn: 'vandaag',
    report: 'Gesproken',
    heardBy: staffIds['hearing-chair'],
  }),
  recordNoHearing: { who: 'complainant', ground: 'declared', note: 'Belde' },
  applyAdvisoryProcedure: { regulation: 'Besluit van 1 mei' },
  recordAdvice: { adviser: 'Commissie', advisedOn: 'vandaag', findings: 'Gehoord', advice: 'Gegrond' },
  defer: { until: '8 januari 2027', reason: 'Ziekte' },
  askPostponement: { until: '1 februari 2027', reason: 'Ziekte' },
  answerPostponement: { agrees: 'ja', stated: 'Schreef dat het mag' },
  notHandle: { ground: 'objection-was-open', facts: 'Besluit van 1 mei', reasons: 'Bezwaar kon', incidentOn: '' },
  withdraw: { stated: 'Laat maar' },
  restore: { stated: 'Toch wel' },
  reopen: { reason: 'Een vergissing' },
  correctLetter: async (about) => ({
    letterId: (await lettersOf(desk.register.db, about.id))[0]!.id,
    text: 'De dag klopte niet.',
  }),
  recordPetition: { ombudsman: 'Nationale ombudsman', petitionedOn: 'vandaag' },
  recordPetitionOutcome: { outcome: 'proper', recommendation: 'Bel eerder', reportedOn: 'vandaag' },
  promiseMeasure: { what: 'Een cursus', doneBy: '' },
  completeMeasure: { measureId: 'm1', doneOn: 'vandaag' },
  destroy: { sure: 'ja' },
};

/** How the complaint must stand before an act, beside its status. */
function before(act: Act): Partial<Complaint> {
  const on = day('2026-11-24');
  const aboutSomebody: Partial<Complaint> = {
    personsConcerned: [
      { staffId: staffIds.employee, name: 'Els Tromp', email: employee, roles: ['employee'], namedOn: on },
    ],
  };
  const complainant = { name: 'J. de Vries', email: 'j@inwoner.example', addressLines: [] };
  const special: Partial<Record<Act, Partial<Complaint>>> = {
    consent: { complainant },
    breakOff: { complainant: { name: 'J. de Vries', addressLines: [] } },
    confirmReceipt: { provisionalReceipt: { forwardedBy: 'P. Smit', arrivedOn: on } },
    judgeSuspicion: { suspicion: { signs: ['too-fast'] } },
    removePersonConcerned: aboutSomebody,
    copyToPersonConcerned: aboutSomebody,
    recordReaction: aboutSomebody,
    returnToFormal: { closedAs: 'settled-informally' },
    answerInvitation: { hearing: { offeredOn: on, replyBy: day('2026-12-08'), manner: 'Op het gemeentehuis' } },
    recordAdvice: { advisoryProcedure: true },
    defer: { notAboutAPerson: true },
    askPostponement: { deferral: { until: day('2027-01-05'), reason: 'Ziekte', on } },
    answerPostponement: { postponements: [{ until: day('2027-02-01'), reason: 'Ziekte', askedOn: on }] },
    restore: { closedAs: 'withdrawn', withdrawal: { stated: 'Laat maar', from: 'formal', on } },
    recordPetitionOutcome: { petition: { ombudsman: 'Nationale ombudsman', on } },
    completeMeasure: { measures: [{ id: 'm1', what: 'Cursus', promisedOn: on }] },
    destroy: { closedOn: day('2020-01-02') },
  };
  return special[act] ?? {};
}

/** A complaint in which an act may be done, by everybody who may do it. */
async function readyFor(act: Act, status: Status): Promise<Complaint> {
  const about = await complaint();
  const on = day('2026-11-24');
  const closed = { status, closedAs: 'decided', closedOn: on } as const;
  const tasks: Partial<Complaint> = {
    handler: { staffId: staffIds.handler, name: 'Bram Kuipers', assignedOn: on },
    hearingChair: { staffId: staffIds['hearing-chair'], name: 'Carla van Os', on },
  };
  const { closedAs, closedOn, ...open } = before(act);
  const ended = { ...closed, ...(closedAs && { closedAs }), ...(closedOn && { closedOn }) };
  const differs = { ...tasks, ...open, ...(status === 'closed' ? ended : { status }) };
  const by: Actor = { role: 'system' };
  // What is suspected has not been acknowledged.
  if (differs.suspicion) {
    await desk.register.db.deleteFrom('mail').where('complaint_id', '=', about.id).execute();
    await desk.register.db.deleteFrom('letter').where('complaint_id', '=', about.id).execute();
  }
  // Set by hand: each act has its own road to here, and those are walked elsewhere.
  await recordAct(desk.register, { id: about.id }, { act: 'acknowledge', by }, (c) => done({ ...c, ...differs }));
  return now(about);
}

const entryCount = async ({ id }: Complaint) => (await readDossier(desk.register.db, id)).length;

test('every act that the table gives the desk has a form, words and a place on the page', () => {
  expect(Object.keys(actForms).sort()).toEqual([...atTheDesk].sort());
  expect(actGroups.flatMap((group) => group.acts).sort()).toEqual([...atTheDesk, 'decide'].sort());
  for (const act of atTheDesk) {
    const { title, button } = actTexts[act];
    expect([act, title.length > 3, button.length > 3]).toEqual([act, true, true]);
  }
});

test('everything that is entered with an act has a Dutch name for the dossier', () => {
  const names = Object.values(actForms).flatMap(({ fields }) => Object.keys(fields));
  expect(names.filter((name) => !Object.hasOwn(fieldNames, name))).toEqual([]);
});

describe.each(deskRoles)('%s', (role) => {
  const may = (act: Act) => (acts[act].by as readonly Role[]).includes(role);

  test.for(atTheDesk.filter(may))('does %s, and the dossier says so', async (act) => {
    const status = acts[act].from[0]!;
    const about = await readyFor(act, status);
    const page = await people[role].get(formOf(about, act));
    expect([act, page.status]).toEqual([act, 200]);
    expect(page.html).toContain(`action="?_action=${act}`);
    const made = good[act];
    const fields = typeof made === 'function' ? await made(about) : made;
    // What is filled in below is what the page asks.
    for (const name of Object.keys(fields ?? {})) expect(page.html).toContain(`name="${name}"`);

    const answer = await people[role].act(formOf(about, act), act, fields);
    expect([act, answer.status, answer.status === 303 ? '' : answer.text]).toEqual([act, 303, '']);
    expect((await readDossier(desk.register.db, about.id)).at(-1)).toMatchObject({ act, by: { role } });
    const shown = await people[role].get(answer.to!);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain(actTexts[act].done);
    expect(shown.html).not.toMatch(/\[object Object\]|undefined|>\w+([A-Z]\w+)<\/dt>/);
  });

  test.for(atTheDesk.filter((act) => !may(act)))('is refused %s', async (act) => {
    const about = await readyFor(act, acts[act].from[0]!);
    const count = await entryCount(about);
    const page = await people[role].get(formOf(about, act));
    expect(page.status).toBe(422);
    expect(page.text).toContain('Dit mag u in uw rol niet doen.');
    expect(page.html).not.toContain('<textarea');
    const made = good[act];
    const fields = typeof made === 'function' ? await made(about) : made;
    const answer = await people[role].act(formOf(about, act), act, fields);
    expect([act, answer.status]).toEqual([act, 422]);
    expect(await entryCount(about)).toBe(count);
  });

  test('is offered only what they may do', async () => {
    const about = await readyFor('offerHearing', 'formal');
    const { html } = await people[role].get(`/werkplek/${about.reference}`);
    const offered = [...html.matchAll(/\/doen\/(\w+)"/g)].map(([, act]) => act as Act);
    expect(offered).toContain('offerHearing');
    expect(offered.filter((act) => !may(act))).toEqual([]);
    expect((await people[role].get('/werkplek')).text).toContain(about.reference);
  });
});

test.for(atTheDesk.filter((act) => acts[act].from.length < 4))('%s is refused from another status', async (act) => {
  const status = (['received', 'informal', 'formal', 'closed'] as const).find(
    (one) => !(acts[act].from as readonly Status[]).includes(one),
  )!;
  const about = await readyFor(act, status);
  const made = good[act];
  const fields = typeof made === 'function' ? await made(about) : made;
  const answer = await people.coordinator.act(formOf(about, act), act, fields);
  expect([act, answer.status]).toEqual([act, 422]);
  expect(answer.text).toContain('Kijk bij de klacht of die intussen verder of afgesloten is, of juist nog open.');
});

test.for(['receive', 'stateSatisfaction', 'acknowledge', 'nothing', '__proto__', 'toString'])(
  'there is no form for %s',
  async (act) => {
    const about = await complaint();
    expect((await people.coordinator.get(`/werkplek/${about.reference}/doen/${act}`)).status).toBe(404);
  },
);

test('the dossier keeps who read a complaint (Awb 9:7 lid 1)', async () => {
  const about = await readyFor('offerHearing', 'formal');
  await people.coordinator.get(`/werkplek/${about.reference}`);
  await people.handler.get(formOf(about, 'offerHearing'));
  const readers = (await readingsOf(desk.register.db, about.id)).map(({ staffId }) => staffId);
  expect(readers.sort()).toEqual([staffIds.coordinator, staffIds.handler].sort());
});

describe('joining and parting (Awb 9:2)', () => {
  test('a complaint of somebody else, or one that is not there, is told apart by nobody', async () => {
    const about = await complaint();
    const other = await complaint({
      slug: 'diemen',
      receivedAt: new Date('2026-11-16T09:00:00Z'),
    });
    for (const into of ['KL-2026-9999', other.reference]) {
      const answer = await people.coordinator.act(formOf(about, 'merge'), 'merge', { into });
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('van dezelfde klager')]);
    }
  });

  test('both complaints point at each other', async () => {
    const about = await complaint();
    const other = await complaint({ receivedAt: new Date('2026-11-16T09:00:00Z') });
    await people.coordinator.act(formOf(about, 'merge'), 'merge', { into: other.reference });
    expect((await people.coordinator.get(`/werkplek/${about.reference}`)).text).toContain(
      `Samengevoegd met ${other.reference}`,
    );
    expect((await people.coordinator.get(`/werkplek/${other.reference}`)).text).toContain(
      `Hierin samengevoegd ${about.reference}`,
    );
  });

  test('each part becomes a complaint; empty parts do not count', async () => {
    const about = await complaint();
    const parts: [string, string][] = ['De wachttijd', '', 'De toon', ''].map((part) => ['parts', part]);
    await people.coordinator.act(formOf(about, 'split'), 'split', parts);
    const { splitInto } = await now(about);
    expect(splitInto?.map(({ part }) => part)).toEqual(['De wachttijd', 'De toon']);
    expect((await people.coordinator.get(`/werkplek/${about.reference}`)).text).toContain(splitInto![1]!.reference);
  });

  test('no part at all is refused', async () => {
    const answer = await people.coordinator.act(formOf(await complaint(), 'split'), 'split', { parts: ' ' });
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Schrijf minstens één onderdeel op')]);
  });
});

describe('what is typed and wrong', () => {
  test('an authority without an address keeps its name, and says what is missing at its field', async () => {
    const about = await complaint();
    const fields = {
      'to.name': 'Waterschap "Oost"',
      'to.email': '',
      'to.addressLines': '',
      reasons: 'Zij gaan daarover',
    };
    const answer = await people.coordinator.act(formOf(about, 'forward'), 'forward', fields);
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining('Vul dit nog in: adres. (Awb 2:3 lid 1)'),
    ]);
    expect(answer.html).toContain('value="Waterschap &quot;Oost&quot;"');
    expect(answer.html).toMatch(
      /<textarea[^>]+aria-describedby="forward-to-addressLines-hint forward-to-addressLines-problem"/,
    );
  });

  test('an e-mail address of an authority that is none is said at that field', async () => {
    const about = await complaint();
    const fields = { ...authority('to'), 'to.email': 'geen adres', reasons: 'Zij gaan daarover' };
    const answer = await people.coordinator.act(formOf(about, 'forward'), 'forward', fields);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('id="forward-to-email-problem"');
  });

  test.for([
    [{ ground: 'over-a-year-ago', facts: 'x', reasons: 'y' }, /Vul dit nog in: dag van de gedraging/],
    [
      { ground: 'over-a-year-ago', facts: 'x', reasons: 'y', incidentOn: '1 november 2026' },
      /minder dan een jaar voor de klacht/,
    ],
    [{ ground: 'criminal-investigation', facts: 'x', reasons: 'y' }, /Kies een dag na vandaag/],
    [
      { ground: 'appeal-is-open', facts: 'x', reasons: 'y', aboutLateDecision: 'ja' },
      /klacht over te laat beslissen .+ niet weigeren/,
    ],
    [{ ground: '', facts: 'x', reasons: 'y' }, /Kies een grond/],
    [{ ground: 'objection-was-open', facts: 'x', reasons: '' }, /Vul dit nog in: motivering/],
  ] as const)('Awb 9:8: not handling %j is refused', async ([fields, sentence]) => {
    const about = await complaint();
    const answer = await people.coordinator.act(formOf(about, 'notHandle'), 'notHandle', { ...fields });
    expect([answer.status, answer.text]).toEqual([422, expect.stringMatching(sentence)]);
  });

  test('what was ticked and chosen stays', async () => {
    const fields: [string, string][] = [
      ['missing', 'date'],
      ['missing', 'signature'],
      ['replyBy', 'ooit'],
    ];
    const about = await complaint();
    const { html } = await people.coordinator.act(formOf(about, 'askSupplement'), 'askSupplement', fields);
    expect([...html.matchAll(/value="([\w-]+)" checked/g)].map(([, value]) => value)).toEqual(['date', 'signature']);
  });
});

describe('the ombudsman that a letter names (Awb 9:12 lid 2)', () => {
  const named = ['referToOmbudsman', 'notHandle'] as const;

  test.for(named)('%s warns when the details were checked more than six months ago', async (act) => {
    const about = await complaint();
    const municipality = desk.register.municipalities.get('druten')!;
    const [ombudsman] = municipality.ombudsman;
    const { checkedOn } = ombudsman!;
    ombudsman!.checkedOn = '2026-05-23';
    expect((await people.coordinator.get(formOf(about, act))).text).toContain(
      'voor het laatst gecontroleerd op 23 mei 2026, meer dan zes maanden geleden',
    );
    ombudsman!.checkedOn = '2026-05-24';
    expect((await people.coordinator.get(formOf(about, act))).text).not.toContain('meer dan zes maanden geleden');
    ombudsman!.checkedOn = checkedOn;
  });

  test.for(named)('%s is refused when there is none that day', async (act) => {
    const about = await complaint();
    const municipality = desk.register.municipalities.get('druten')!;
    const rows = municipality.ombudsman.splice(0);
    const made = good[act] as Fields | undefined;
    const answer = await people.coordinator.act(formOf(about, act), act, made);
    municipality.ombudsman.push(...rows);
    expect([answer.status, answer.text]).toEqual([
      422,
      expect.stringContaining('Voor vandaag staat er geen ombudsman'),
    ]);
  });
});

describe('who coordinates, hears and handles (Awb 9:7)', () => {
  test('when nobody is left to handle it, that is said plainly, with what to do', async () => {
    const about = await complaint();
    const staff = await desk.register.db
      .selectFrom('staff')
      .select(['id', 'name'])
      .where('municipality', '=', 'druten')
      .where('id', '!=', staffIds.coordinator)
      .execute();
    const involved = staff.map(({ id, name }) => ({ staffId: id, name, how: 'Was erbij', on: day('2026-11-24') }));
    const by: Actor = { role: 'system' };
    await recordAct(desk.register, { id: about.id }, { act: 'acknowledge', by }, (c) => done({ ...c, involved }));
    const { text } = await people.coordinator.get(formOf(about, 'assignHandler'));
    // The coordinator is free, yet no line of the rule names a coordinator.
    expect(text).toContain('Er is niemand meer over die deze klacht mag behandelen.');
  });

  test('who coordinates instead sees the complaint and does what a coordinator does', async () => {
    const about = await complaint();
    const secretary = await signedIn('g.blom@druten.example');
    expect((await secretary.get('/werkplek')).text).not.toContain(about.reference);
    await people.coordinator.act(formOf(about, 'namePersonConcerned'), 'namePersonConcerned', {
      staffIds: staffIds.coordinator,
    });
    expect((await secretary.get('/werkplek')).text).toContain(about.reference);
    expect((await secretary.get(`/werkplek/${about.reference}`)).text).toContain(
      'Coördinator voor deze klacht: Gerda Blom',
    );
    expect((await secretary.act(formOf(about, 'takeUpFormally'), 'takeUpFormally')).status).toBe(303);
  });

  test('a hearing that somebody else led bears their name', async () => {
    const about = await readyFor('recordHearing', 'formal');
    const fields = { who: 'complainant', heldOn: 'vandaag', report: 'Gesproken', heardBy: staffIds['hearing-chair'] };
    await people.coordinator.act(formOf(about, 'recordHearing'), 'recordHearing', fields);
    expect((await now(about)).hearing?.heardBy).toEqual({ staffId: staffIds['hearing-chair'], name: 'Carla van Os' });
  });
});

test('Awb 2:12: a letter that has not left, or is of another complaint, cannot be put right', async () => {
  const about = await complaint();
  const other = await complaint();
  const [letter] = await lettersOf(desk.register.db, other.id);
  for (const letterId of [letter!.id, randomUUID(), 'x']) {
    const fields = { letterId, text: 'De dag klopte niet.' };
    const answer = await people.coordinator.act(formOf(about, 'correctLetter'), 'correctLetter', fields);
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Deze brief is niet verstuurd.')]);
  }
});

test('Archiefwet 3: nothing is destroyed before its time', async () => {
  const about = await readyFor('reopen', 'closed');
  const answer = await people.coordinator.act(formOf(about, 'destroy'), 'destroy', { sure: 'ja' });
  expect([answer.status, answer.text]).toEqual([
    422,
    expect.stringContaining('De klacht moet nog worden bewaard tot en met 24 november 2031.'),
  ]);
});
