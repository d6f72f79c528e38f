import { describe, expect, test } from 'vitest';
import { maskedBsn } from '#domain/bsn.ts';
import { lettersOf } from '#register/letters.ts';
import { telLink } from '#site/texts/contact.ts';
import { reviewTexts } from '#site/texts/form/review.ts';
import { stepTitles } from '#site/texts/form/steps.ts';
import { problems } from '#site/texts/form.ts';
import { readPdf } from '#test/journeys/letters.ts';
import { has } from '#test/services/programs.ts';
import type { Answer, Filled } from './citizen.ts';
import { aFilledForm, again, errorsIn, onward, openTestSite, summaryIn, textOf, typedIn } from './citizen.ts';

const { opened, clock, ask, send, complaintOf, countComplaints } = openTestSite();

const titleOf = ({ html }: Answer) => /<title>([^<]*)</.exec(html)![1]!;
const press = (answer: Answer, go: string, differs: Filled = {}) => send({ ...typedIn(answer.html), ...differs, go });
const next = (answer: Answer, differs: Filled = {}) => send(onward(answer.html, differs));
/** The page to check all before it is sent, with this filled in. */
const review = (differs: Filled = {}) => send({ ...aFilledForm(differs), step: 'you', go: 'next' });

const walked = {
  whatHappened: 'Eerst belde ik.\n\nDaarna <b>niets</b> & "nog eens" niets. 🎈',
  when: '3 november',
  where: 'loket 3',
  aboutWhom: 'Els van de balie\nde man met de baard',
  department: 'burgerzaken\nbelastingen',
  desiredSolution: 'Excuses.',
  name: 'Jan de Vries',
  phone: '0487 123456',
};

describe('one thing at a time', () => {
  test('a form is walked to its end, and all that was typed is one complaint', async () => {
    const before = await countComplaints();
    let page = await ask('/druten/klacht');
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(titleOf(page)).toMatch(/^Is het een klacht\? – Dien uw klacht in/);
    page = await next(page, { matter: 'conduct' });
    expect([page.status, titleOf(page)]).toEqual([200, expect.stringMatching(/^Stap 1 van 5: Wat er is gebeurd/)]);
    const { whatHappened, when, where, aboutWhom, department, desiredSolution, name, phone } = walked;
    page = await next(page, { whatHappened, when, where });
    expect(titleOf(page)).toMatch(/^Stap 2 van 5: /);
    page = await next(page, { aboutWhom, department });
    expect(titleOf(page)).toMatch(/^Stap 3 van 5: /);
    page = await next(page, { desiredSolution });
    expect(titleOf(page)).toMatch(/^Stap 4 van 5: /);
    page = await next(page, { name, phone });
    expect(titleOf(page)).toMatch(/^Stap 5 van 5: Controleer uw klacht/);
    expect(await countComplaints()).toBe(before);
    expect(page.headers.get('set-cookie')).toBeNull();
    clock.advance({ minutes: 5 });
    const { statement, complainant, suspicion } = await complaintOf(await press(page, 'send'));
    expect(statement).toEqual({
      ...{ whatHappened, when, where, desiredSolution },
      aboutWhom: 'Els van de balie; de man met de baard',
      department: 'burgerzaken',
      otherDepartments: ['belastingen'],
    });
    expect(complainant).toEqual({ name, phone, addressLines: [] });
    expect(suspicion).toBeUndefined();
  });

  test('going back looks at nothing and loses nothing', async () => {
    let page = await send({ ...aFilledForm(walked), step: 'you', go: 'back', when: '31-02-2026', email: 'half' });
    for (const step of ['solution', 'whom', 'what', 'start'] as const) {
      expect([page.status, textOf(page.html)]).toEqual([200, expect.stringContaining(stepTitles[step])]);
      expect(errorsIn(page.html)).toEqual([]);
      expect(typedIn(page.html)).toMatchObject({ ...walked, when: '31-02-2026', email: 'half' });
      page = await press(page, 'back');
    }
  });

  test('a page looks only at what it asks', async () => {
    const page = await send({ ...aFilledForm({ name: '', when: '3 november' }), step: 'what' });
    expect([page.status, titleOf(page)]).toEqual([200, expect.stringMatching(/^Stap 2/)]);
  });

  test.for([
    ['what', { whatHappened: ' ' }, 'whatHappened', problems.whatHappenedMissing, 'Fout: Stap 1 van 5: '],
    ['what', { when: 'morgen' }, 'when', problems.dayInFuture, 'Fout: Stap 1 van 5: '],
    [
      'whom',
      { department: 'burgerzaken\nleerplicht' },
      'department',
      problems.unknownDepartment,
      'Fout: Stap 2 van 5: ',
    ],
    ['you', { name: '' }, 'name', problems.nameMissing, 'Fout: Stap 4 van 5: '],
  ] as const)(
    'on %s, with %o: 422, and the sentence leads to its field',
    async ([step, differs, field, sentence, title]) => {
      const page = await send({ ...aFilledForm(differs), step, go: 'next' });
      expect(page.status).toBe(422);
      expect(titleOf(page).startsWith(title)).toBe(true);
      expect(summaryIn(page.html)).toEqual([[field, sentence]]);
      expect(page.html).toContain(`id="${field}"`);
      expect(page.html).toContain(`id="${field}-fout"`);
      expect(page.html).toMatch(new RegExp(`aria-describedby="${field}-fout`));
    },
  );

  test('what is wrong on an earlier page is shown there, and from there it is one step to the check', async () => {
    const wrong = await review({ when: '31-02-2026' });
    expect([wrong.status, titleOf(wrong)]).toEqual([422, expect.stringMatching(/^Fout: Stap 1 van 5/)]);
    const mended = await next(wrong, { when: 'gisteren' });
    expect([mended.status, titleOf(mended)]).toEqual([200, expect.stringMatching(/^Stap 5 van 5/)]);
  });

  test('of what is wrong on several pages, the first comes first, and then the next', async () => {
    const first = await send(aFilledForm({ whatHappened: '', name: '' }));
    expect(errorsIn(first.html)).toEqual([problems.whatHappenedMissing]);
    const second = await next(first, { whatHappened: 'Dit.' });
    expect(errorsIn(second.html)).toEqual([problems.nameMissing]);
    expect(titleOf(await next(second, { name: 'Jan' }))).toMatch(/^Stap 5 van 5/);
  });

  test('an empty form that is sent as a whole', async () => {
    const { status, html } = await send({ name: '' });
    expect(status).toBe(422);
    expect(errorsIn(html)).toEqual([problems.whatHappenedMissing]);
  });

  test('a page that does not exist is the first', async () => {
    const page = await send({ ...aFilledForm(), step: '../../etc', go: 'constructor' });
    expect([page.status, titleOf(page)]).toEqual([200, expect.stringMatching(/^Stap 2 van 5/)]);
  });
});

describe('is it a complaint?', () => {
  const choices = ['decision', 'street', 'damage', 'care', 'integrity', 'other-body'];

  test('every municipality shows another way for what is no complaint, and always a way on', async () => {
    for (const [slug, { notAbout }] of opened.register.municipalities) {
      const start = await ask(`/${slug}/klacht`);
      expect(choices.filter((choice) => start.html.includes(`value="${choice}"`))).toEqual(choices);
      for (const matter of choices) {
        const door = await send(onward(start.html, { matter }), slug);
        expect([slug, matter, titleOf(door)]).toEqual([slug, matter, expect.stringContaining(stepTitles.elsewhere)]);
        expect(textOf(door.html)).toContain('U mag altijd een klacht indienen');
        const { phone } = opened.register.municipalities.get(slug)!.contact;
        // Who is told to ask is told how: a number to call, or where that stands.
        expect(door.html).toMatch(
          phone ? `href="${telLink(phone)}"` : new RegExp(`Hulp nodig\\?.*href="/${slug}/hulp"`, 's'),
        );
        expect(phone ?? textOf(door.html)).not.toMatch(/\bBel (dan )?de gemeente\b/);
        expect(textOf(door.html).match(/Daarover kunt u wel|Dan kunt u (daarover wel|ook bij ons)/g)).toHaveLength(1);
        // Whoever complains meanwhile lets the term of an objection (Awb 6:7) slip.
        if (matter === 'decision') expect(textOf(door.html)).toContain('meestal heeft u zes weken');
        const on = await send(onward(door.html), slug);
        expect(titleOf(on)).toMatch(/^Stap 1 van 5/);
        expect(typedIn(on.html).matter).toBe(matter);
      }
      const kinds = { objection: 'decision', report: 'street', damage: 'damage', 'care-provider': 'care' };
      for (const { kind, instead } of notAbout) {
        const matter = (kinds as Record<string, string>)[kind];
        if (matter) expect(textOf((await send(onward(start.html, { matter }), slug)).html)).toContain(instead.trim());
      }
    }
  });

  test('what a municipality names beside the usual is a choice of its own', async () => {
    const own = [...opened.register.municipalities.values()].find(({ notAbout }) =>
      notAbout.some(({ kind }) => kind === 'other'),
    )!;
    const index = own.notAbout.findIndex(({ kind }) => kind === 'other');
    const start = await ask(`/${own.slug}/klacht`);
    const labels = [...start.html.matchAll(/<label[^>]*for="matter-[^>]*>(.*?)<\/label>/gs)].map(([, label]) =>
      textOf(label!),
    );
    expect(labels.length).toBeGreaterThan(8);
    // All are told in the words of who chooses.
    for (const label of labels) expect(label).not.toMatch(/^(U|Uw)\b/);
    expect(textOf(start.html)).toContain(own.notAbout[index]!.what.replace(/\.$/, ''));
    const door = await send(onward(start.html, { matter: `own-${index}` }), own.slug);
    expect(textOf(door.html)).toContain(own.notAbout[index]!.instead.trim());
  });

  test.for(['conduct', 'service', 'unknown', '', 'iets anders'])(
    'with “%s” the form begins at once',
    async (matter) => {
      expect(titleOf(await next(await ask('/druten/klacht'), { matter }))).toMatch(/^Stap 1 van 5/);
    },
  );
});

describe('the page to check', () => {
  test('shows all of it, each part with a button that leads there and back', async () => {
    const page = await review({ ...walked, email: 'jan@inwoner.example' });
    const said = textOf(page.html);
    for (const words of ['Burgerzaken', 'Belastingen', 'Els van de balie; de man', 'Excuses.', 'loket 3', '6651 AA']) {
      expect(said).toContain(words);
    }
    for (const step of ['what', 'whom', 'solution', 'you'] as const) {
      const edit = await press(page, step);
      expect(textOf(edit.html)).toContain(stepTitles[step]);
      expect(textOf(edit.html)).toContain('Verder naar het overzicht');
      expect(titleOf(await next(edit))).toMatch(/^Stap 5 van 5/);
      expect(titleOf(await press(edit, 'back'))).toMatch(/^Stap 5 van 5/);
    }
    const back = await press(page, 'back');
    expect(titleOf(back)).toMatch(/^Stap 4 van 5/);
    expect(titleOf(await press(back, 'back'))).toMatch(/^Stap 3 van 5/);
  });

  test.for([
    ['3 maart', 'dinsdag 3 maart 2026'],
    ['03-03-2026', 'dinsdag 3 maart 2026'],
    ['vorige week maandag', 'maandag 9 november 2026'],
    ['gisteren om tien uur', 'donderdag 19 november 2026'],
  ] as const)('%s is read as %s', async ([when, day]) => {
    expect(textOf((await review({ when })).html)).toContain(reviewTexts.readAs(day));
    const sent = await send(aFilledForm({ when }));
    expect((await complaintOf(sent)).statement.when).toBe(when);
    expect(textOf((await ask(sent.to)).html)).toContain(reviewTexts.readAs(day));
  });

  test('a day that cannot be read stays as it was told, with a friendly word', async () => {
    const said = textOf((await review({ when: 'ergens na de zomer' })).html);
    expect(said).toContain('ergens na de zomer');
    expect(said).toContain(reviewTexts.noDay);
  });

  test.for([
    ['19 november 2025', true],
    ['20 november 2025', false],
    ['een jaar of twee geleden', false],
  ] as const)('Awb 9:8 lid 1 onder b: of %s it is said that handling is not obliged: %s', async ([when, isSaid]) => {
    const page = await review({ when });
    expect(textOf(page.html).includes(reviewTexts.overAYear[0]!)).toBe(isSaid);
    await complaintOf(await press(page, 'send'));
  });
});

describe('a citizen service number in the text', () => {
  const words = { whatHappened: 'Mijn BSN is 123456782, zei ik.', desiredSolution: 'Wis 1112.22.333 overal.' };

  test('is told of, and left out', async () => {
    const page = await review(words);
    expect(textOf(page.html)).toContain(reviewTexts.bsnTitle);
    expect(textOf(page.html)).toContain(`Mijn BSN is ${maskedBsn}, zei ik.`);
    const sent = await press(page, 'send');
    const { statement } = await complaintOf(sent);
    expect(statement).toMatchObject({
      whatHappened: `Mijn BSN is ${maskedBsn}, zei ik.`,
      desiredSolution: `Wis ${maskedBsn} overal.`,
    });
    expect(textOf((await ask(sent.to)).html)).toContain(reviewTexts.bsnLeftOut);
  });

  test('stays when that is asked', async () => {
    const sent = await press(await review(words), 'send', { keepBsn: 'ja' });
    expect((await complaintOf(sent)).statement).toMatchObject(words);
    expect(textOf((await ask(sent.to)).html)).not.toContain(reviewTexts.bsnLeftOut);
  });

  test('no word of it when there is none', async () => {
    expect(textOf((await review({ phone: '123456782' })).html)).not.toContain(reviewTexts.bsnTitle);
  });
});

describe('machines', () => {
  const opens = async () => typedIn((await ask('/druten/klacht')).html).opened!;

  test.for([
    ['the hidden field', { website: 'https://reclame.example' }, 60, ['hidden-field']],
    ['no time', {}, 2, ['too-fast']],
    ['both', { website: 'x' }, 0, ['hidden-field', 'too-fast']],
    ['three seconds', {}, 3, undefined],
    ['a day', {}, 86_400, undefined],
  ] as const)('%s: a complaint that waits for a person, and the usual page', async ([_, differs, seconds, signs]) => {
    const stamp = await opens();
    clock.advance({ seconds });
    const sent = await send(aFilledForm({ opened: stamp, ...differs }));
    const complaint = await complaintOf(sent);
    expect(complaint.suspicion?.signs).toEqual(signs);
    expect(await lettersOf(opened.register.db, complaint.id)).toHaveLength(signs ? 0 : 1);
    expect(textOf((await ask(sent.to)).html)).toContain('Wij hebben uw klacht ontvangen');
  });

  test('what a machine filled in travels along to the end', async () => {
    const page = await send({ ...aFilledForm({ website: 'x' }), step: 'what', go: 'next' });
    expect((await complaintOf(await send(again(page.html)))).suspicion?.signs).toEqual(['hidden-field']);
  });

  test.for(['', 'morgen!', 'zzzzzzzzzzzz'])('a stamp that cannot be (%j) is no reason to suspect', async (stamp) => {
    expect((await complaintOf(await send(aFilledForm({ opened: stamp })))).suspicion).toBeUndefined();
  });
});

describe('who complains, and how they are reached', () => {
  test('Awb 2:1: for somebody else, with the details of who speaks for them', async () => {
    const sent = await send(
      aFilledForm({ forWhom: 'other', onBehalfOf: 'Opa de Vries', relation: 'kleinzoon', phone: '0487 123456' }),
    );
    const { complainant } = await complaintOf(sent);
    expect(complainant).toMatchObject({
      name: 'Opa de Vries',
      representative: { name: 'Jan de Vries', relation: 'kleinzoon' },
    });
    const said = textOf((await ask(sent.to)).html);
    for (const words of ['Opa de Vries', 'Jan de Vries', 'kleinzoon']) expect(said).toContain(words);
  });

  test('a name that stands unseen behind “Voor mezelf” is not used', async () => {
    const { complainant } = await complaintOf(await send(aFilledForm({ forWhom: 'self', onBehalfOf: 'Opa' })));
    expect(complainant).toMatchObject({ name: 'Jan de Vries' });
    expect(complainant.representative).toBeUndefined();
  });

  test.for([
    ['by-post', {}, 'Wij sturen u alleen brieven met de post.'],
    ['by-phone', { phone: '0487 123456' }, 'Wij bellen u alleen.'],
    ['not-at-home', { email: 'jan@inwoner.example', consent: 'ja' }, 'Wij sturen niets naar uw huis.'],
  ] as const)('%s is kept and said again', async ([contactOnly, differs, said]) => {
    const sent = await send(aFilledForm({ contactOnly, ...differs }));
    expect((await complaintOf(sent)).complainant.contactOnly).toBe(contactOnly);
    expect(textOf((await ask(sent.to)).html)).toContain(said);
  });

  test('letters in English for whoever asks for them, or comes from the page in English', async () => {
    const sent = await send(aFilledForm({ language: 'en' }));
    expect((await complaintOf(sent)).complainant.language).toBe('en');
    expect(textOf((await ask(sent.to)).html)).toContain('In welke taal wilt u onze brieven? Engels');
    for (const language of ['nl', 'xx']) {
      expect((await complaintOf(await send(aFilledForm({ language })))).complainant.language).toBeUndefined();
    }
    const { html } = await ask('/druten/klacht?taal=en');
    expect(typedIn(html).language).toBe('en');
    expect(typedIn((await ask('/druten/klacht')).html)).not.toHaveProperty('language');
    const page = (await ask('/druten/en/')).html;
    expect([...page.matchAll(/href="(\/druten\/klacht[^"]*)"/g)].map(([, to]) => to)).toSatisfy((links: string[]) =>
      links.every((to) => to === '/druten/klacht?taal=en'),
    );
  });

  test('who reads English is told on every page that it is in Dutch, and where help is', async () => {
    const help = /<p[^>]* lang="en">[^<]*<a[^>]* href="\/druten\/hulp#english"/;
    const start = await ask('/druten/klacht');
    expect(start.html).toMatch(help);
    expect((await send(onward(start.html))).html).not.toMatch(help);
    const english = await send(onward((await ask('/druten/klacht?taal=en')).html));
    expect(english.html).toMatch(help);
    const sent = await send(aFilledForm({ language: 'en' }));
    expect((await ask(sent.to)).html).toMatch(help);
    expect((await ask(sent.to.replace('klacht/ontvangen', 'volg'))).html).toMatch(help);
    expect((await ask('/druten/termijnen')).html).toMatch(help);
  });

  test('any way, or one that does not exist, is no wish', async () => {
    for (const contactOnly of ['any', 'by-pigeon']) {
      const { complainant } = await complaintOf(await send(aFilledForm({ contactOnly })));
      expect(complainant.contactOnly).toBeUndefined();
    }
  });

  const nowhere = { street: '', postcode: '', town: '' };
  test.for([
    ['somebody else without a name', { forWhom: 'other' }, [problems.onBehalfOfMissing]],
    ['only by phone without a number', { contactOnly: 'by-phone' }, [problems.phoneMissing]],
    ['not at home without another way', { contactOnly: 'not-at-home' }, [problems.notAtHomeMissing]],
    [
      'only by post without an address',
      { ...nowhere, phone: '0487 123456', contactOnly: 'by-post' },
      [problems.addressMissing],
    ],
    ['only by post without anything', { ...nowhere, contactOnly: 'by-post' }, [problems.noWayToAnswer]],
    [
      'only by post and yet by mail',
      { contactOnly: 'by-post', email: 'jan@inwoner.example', consent: 'ja' },
      [problems.postAndConsent],
    ],
  ] as const)('%s', async ([_, differs, sentences]) => {
    expect(errorsIn((await send(aFilledForm(differs))).html)).toEqual(sentences);
  });
});

describe('text at its limits', () => {
  const long = (length: number) => 'x'.repeat(length);
  test.for([
    ...(['when', 'where', 'name', 'onBehalfOf', 'relation', 'street', 'town', 'country'] as const).map(
      (field) => [field, 1000] as const,
    ),
    ...(['whatHappened', 'aboutWhom', 'desiredSolution'] as const).map((field) => [field, 50_000] as const),
  ])('%s takes %d characters, and not one more', async ([field, most]) => {
    const form = { phone: '0487 123456', country: 'België', forWhom: 'other', onBehalfOf: 'Opa', relation: 'x' };
    await complaintOf(await send(aFilledForm({ ...form, [field]: long(most) })));
    const { status, html } = await send(aFilledForm({ ...form, [field]: long(most + 1) }));
    expect(status).toBe(422);
    expect(summaryIn(html)).toEqual([[field, expect.stringContaining(most === 1000 ? '1.000' : '50.000')]]);
    expect(typedIn(html)[field]).toHaveLength(most + 1);
  });

  test('text from Word, from right to left, and emoji', async () => {
    const whatHappened = '“Slim” – met…\u00a0harde spatie\u2028en een regel\n• punt 👩‍👩‍👧 مرحبا بالعالم';
    const { statement } = await complaintOf(await send(aFilledForm({ whatHappened })));
    expect(statement.whatHappened).toBe('“Slim” – met…\u00a0harde spatie\nen een regel\n• punt 👩‍👩‍👧 مرحبا بالعالم');
  });

  test('the same department twice is one', async () => {
    const { statement } = await complaintOf(await send(aFilledForm({ department: 'burgerzaken\nburgerzaken' })));
    expect(statement).toMatchObject({ department: 'burgerzaken' });
    expect(statement.otherDepartments).toBeUndefined();
  });
});

describe.skipIf(!has.java || !has.pdftotext)('the copy as PDF', () => {
  test('holds the reference, the last day and why, and every answer', async () => {
    const sent = await send(aFilledForm({ ...walked, when: '3 november', email: 'jan@inwoner.example' }));
    const { reference } = await complaintOf(sent);
    expect((await ask(sent.to)).html).toContain(`href="${sent.to}/afschrift.pdf"`);
    const answer = await fetch(new URL(`${sent.to}/afschrift.pdf`, opened.site.url));
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const said = await readPdf(Buffer.from(await answer.arrayBuffer()));
    for (const words of [
      ...[reference, 'maandag 4 januari 2027', 'Eerst belde ik.', '<b>niets</b> & "nog eens"', 'Els van de balie'],
      ...['Burgerzaken', 'Belastingen', 'Excuses.', 'Jan de Vries', 'dinsdag 3 november 2026'],
    ]) {
      expect(said).toContain(words);
    }
  }, 120_000);

  test('is of one municipality only, and only for who has the link', async () => {
    const { to } = await send(aFilledForm());
    expect((await ask(`${to.replace('druten', 'diemen')}/afschrift.pdf`)).status).toBe(404);
    expect((await ask(`/druten/klacht/ontvangen/${'0'.repeat(32)}/afschrift.pdf`)).status).toBe(404);
  });
});
