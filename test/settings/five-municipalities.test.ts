import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { StaffRole } from '#domain/complaint.ts';
import { contrast } from '#settings/contrast.ts';
import type { Municipality } from '#settings/municipality.ts';
import { loadDemoStaff, loadMunicipalities, ombudsmanOn, roleName } from '#settings/municipality.ts';

const municipalities = loadMunicipalities();
const slugs = municipalities.map(({ slug }) => slug);

function municipality(slug: string): Municipality {
  const found = municipalities.find((one) => one.slug === slug);
  if (!found) throw new Error(`no profile of ${slug}`);
  return found;
}

test('the five municipalities are read, by slug', () => {
  expect(slugs).toEqual(['amstelveen', 'deventer', 'diemen', 'druten', 'midden-drenthe']);
});

test.for([
  [
    'druten',
    'Druten',
    'klachten@druten.example',
    'klachtencoördinator',
    'klachtbehandelaar',
    '14 0487',
    'info@druten.nl',
  ],
  [
    'midden-drenthe',
    'Midden-Drenthe',
    'juza@midden-drenthe.example',
    'klachtencoördinator',
    'leidinggevende',
    '(0593) 53 92 22',
    'juza@middendrenthe.nl',
  ],
  [
    'deventer',
    'Deventer',
    'klachten@deventer.example',
    'klachtencoördinator',
    'klachtbehandelaar',
    undefined,
    undefined,
  ],
  [
    'amstelveen',
    'Amstelveen',
    'klacht@amstelveen.example',
    'klachtenfunctionaris',
    'klachtbehandelaar',
    '020 540 49 11',
    'klacht@amstelveen.nl',
  ],
  ['diemen', 'Diemen', 'klachten@diemen.example', 'klachtcoördinator', 'klachtbehandelaar', undefined, undefined],
] as const)('%s: its own name, addresses and roles', ([slug, name, address, coordinator, handler, phone, email]) => {
  const { name: named, mail, roles, contact, authority } = municipality(slug);
  expect({ named, mail, roles, contact, authority }).toMatchObject({
    named: name,
    mail: { address },
    roles: { coordinator, handler },
    authority: { signsFor: `het college van burgemeester en wethouders van ${name}` },
  });
  expect([contact.phone, contact.email]).toEqual([phone, email]);
});

test.for([
  ['druten', 'channels.digid', true],
  ['druten', 'informalFirst', false],
  ['druten', 'confidentiality', 'Wij behandelen elke klacht vertrouwelijk.'],
  ['midden-drenthe', 'channels.mail', 'juza@middendrenthe.nl'],
  ['midden-drenthe', 'about.authorities', expect.arrayContaining(['de heffingsambtenaar', 'de leerplichtambtenaar'])],
  ['midden-drenthe', 'channels.digid', false],
  // The page itself names none; where it stands tells at least where the general number can be found.
  ['deventer', 'contact', { website: 'https://www.deventer.nl' }],
  ['deventer', 'ours', expect.arrayContaining(['roles.coordinator', 'channels', 'contact.website'])],
  [
    'amstelveen',
    'terms.promises',
    [{ id: 'first-contact', what: expect.any(String), workingDays: { from: 2, to: 4 } }],
  ],
  ['amstelveen', 'channels.post', expect.arrayContaining(['Laan Nieuwer-Amstel 1', '1182 JR Amstelveen'])],
  ['amstelveen', 'hearing', expect.stringContaining('altijd een verslag')],
  ['diemen', 'formTexts.phone', expect.stringContaining('telefoonnummer')],
  ['diemen', 'regulation', expect.stringContaining('2010')],
  ['diemen', 'annualReport', expect.stringContaining('met een gesprek zijn opgelost')],
] as const)('%s: %s is %j', ([slug, field, expected]) => {
  expect(municipality(slug)).toHaveProperty(field, expected);
});

test.for([
  ['druten', 'staff', 'formal', ['handler']],
  ['midden-drenthe', 'staff', 'informal', ['team-manager', 'department-manager']],
  ['midden-drenthe', 'staff', 'formal', ['mayor', 'alderman']],
  ['deventer', 'staff', 'informal', ['team-manager']],
  ['deventer', 'staff', 'formal', ['handler']],
  ['amstelveen', 'service', 'informal', ['handler']],
  ['amstelveen', 'staff', 'formal', ['coordinator']],
] as const)('%s: a complaint about %s is in its %s part handled by %j', ([slug, about, phase, roles]) => {
  const lines = municipality(slug).handledBy.filter((line) => line.about === about && (line.phase ?? phase) === phase);
  expect(lines.map(({ by }) => by)).toEqual(roles);
});

test('no municipality gives itself ten weeks: no source names an adopted advisory procedure (Awb 9:13)', () => {
  for (const { terms } of municipalities)
    expect(terms).toMatchObject({ decisionWeeks: 6, deferralWeeks: 4, advisoryProcedure: false });
});

test.for([
  ['staff', 'department-manager', 'afdelingsmanager'],
  ['department-manager', 'secretary', 'gemeentesecretaris'],
  ['secretary', 'mayor', 'burgemeester'],
  ['alderman', 'mayor', 'burgemeester'],
  ['mayor', 'deputy-mayor', 'loco-burgemeester'],
  ['service', 'department-manager', 'afdelingsmanager'],
] as const)('Diemen: a complaint about %s is handled by the %s, the %s', ([about, role, name]) => {
  const diemen = municipality('diemen');
  expect(diemen.handledBy.filter((line) => line.about === about).map((line) => line.by)).toEqual([role]);
  expect(roleName(diemen, role)).toBe(name);
});

test.for([
  ['midden-drenthe', 'team-manager', 'leidinggevende'],
  ['deventer', 'team-manager', 'teammanager'],
  ['druten', 'coordinator', 'klachtencoördinator'],
  ['amstelveen', 'handler', 'klachtbehandelaar'],
  ['amstelveen', 'alderman', 'wethouder'],
] as const)('%s calls the %s its %s', ([slug, role, name]) => {
  expect(roleName(municipality(slug), role)).toBe(name);
});

test.for(slugs)('%s: for every subject there is staff that is not the person concerned (Awb 9:7)', (slug) => {
  const staff = loadDemoStaff(municipality(slug));
  const holders = (roles: StaffRole[]) => staff.filter((member) => member.roles.some((role) => roles.includes(role)));
  const lines = municipality(slug).handledBy;
  for (const { about } of lines) {
    const [concerned] =
      about === 'service' || about === 'authority' ? [] : holders([about === 'staff' ? 'employee' : about]);
    for (const phase of ['informal', 'formal']) {
      const roles = lines.filter((line) => line.about === about && (line.phase ?? phase) === phase).map(({ by }) => by);
      expect(
        holders(roles).filter((member) => member !== concerned),
        `${about}, ${phase}`,
      ).not.toHaveLength(0);
    }
  }
});

test.for(slugs)('%s: demo staff fill every role, on .example addresses', (slug) => {
  const staff = loadDemoStaff(municipality(slug));
  expect(staff.find(({ roles }) => roles.includes('coordinator'))?.email).toBe(`coordinator@${slug}.example`);
  expect(staff.filter(({ roles }) => roles.includes('employee'))).toHaveLength(2);
  for (const role of ['secretary', 'mayor', 'deputy-mayor', 'alderman'] as const)
    expect(
      staff.some(({ roles }) => roles.includes(role)),
      role,
    ).toBe(true);
  for (const { email } of staff) expect(email).toMatch(new RegExp(`@${slug}\\.example$`));
});

test('no person of the demo staff has the id of another', () => {
  const ids = municipalities.flatMap((one) => loadDemoStaff(one)).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.for([
  ['druten', 'Gemeentelijke ombudsman', 'Postbus 1', '6650 AA Druten'],
  ['midden-drenthe', 'Nationale ombudsman', 'Postbus 93122', '2509 AC Den Haag'],
  ['deventer', 'Nationale ombudsman', 'Antwoordnummer 10870', '2501 WB Den Haag'],
  ['amstelveen', 'Ombudsman Metropool Amsterdam', 'Postbus 2119', '1000 CC Amsterdam'],
  ['diemen', 'Ombudsman Metropool Amsterdam', 'Postbus 2119', '1000 CC Amsterdam'],
] as const)('Awb 9:12 lid 2: %s names the %s, %s, %s', ([slug, name, ...post]) => {
  const ombudsman = ombudsmanOn(municipality(slug), '2026-11-20');
  expect(ombudsman).toMatchObject({ name, checkedOn: '2026-11-20' });
  expect(ombudsman?.post).toEqual(expect.arrayContaining([...post]));
});

test.for(slugs)('Wet Nationale ombudsman 1a: in %s a complaint about a boa goes to the Nationale ombudsman', (slug) => {
  expect(ombudsmanOn(municipality(slug), '2026-11-20', 'enforcement')?.name).toBe('Nationale ombudsman');
});

test.for([
  ['2026-12-31', 'everything', 'Oude ombudsman'],
  ['2027-01-01', 'everything', 'Nieuwe ombudsman'],
  ['2023-12-31', 'everything', undefined],
  ['2023-12-31', 'enforcement', undefined],
  ['2027-01-01', 'enforcement', 'Nationale ombudsman'],
] as const)('Gemeentewet 81p: on %s the ombudsman for %s is %s', ([day, about, name]) => {
  const [old, national] = municipality('druten').ombudsman;
  const druten = {
    ...municipality('druten'),
    ombudsman: [
      { ...old!, name: 'Oude ombudsman', validTo: '2026-12-31' },
      { ...old!, name: 'Nieuwe ombudsman', validFrom: '2027-01-01' },
      national!,
    ],
  };
  expect(ombudsmanOn(druten, day, about)?.name).toBe(name);
});

test('an ombudsman for enforcement officers never stands in for the general one', () => {
  const druten = municipality('druten');
  const only = { ...druten, ombudsman: druten.ombudsman.filter(({ about }) => about === 'enforcement') };
  expect(ombudsmanOn(only, '2026-11-20')).toBeUndefined();
});

test.for(slugs)('%s: the steps run from receipt or talk to the ombudsman', (slug) => {
  const order = ['received', 'informal', 'formal', 'closed', 'afterwards'];
  const phases = municipality(slug).steps.map(({ phase }) => order.indexOf(phase));
  expect(phases).toEqual(phases.toSorted((a, b) => a - b));
  expect(phases.slice(-2)).toEqual([3, 4]);
  expect(phases.includes(1)).toBe(municipality(slug).informalFirst);
});

test.for(slugs)('%s: every sentence has 25 words at most', (slug) => {
  const sentences = texts(municipality(slug)).flatMap((text) => text.split(/(?<=[.!?:])\s+(?=\p{Lu})/u));
  expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
});

test.for(slugs)('%s: colours can be read, and its theme shows the colours of the profile (WCAG 1.4.3)', (slug) => {
  const { theme } = municipality(slug);
  for (const ink of [theme.primary, theme.primaryDark, theme.accent])
    expect(contrast(ink, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(theme.primary, theme.surface)).toBeGreaterThanOrEqual(4.5);
  const css = readFileSync(`municipalities/${slug}/theme.css`, 'utf8');
  expect(css).toContain(`.${slug}-theme {`);
  const shown = [...css.matchAll(/--wederhoor-color-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(Object.fromEntries(shown)).toEqual({
    primary: theme.primary,
    'primary-dark': theme.primaryDark,
    accent: theme.accent,
    surface: theme.surface,
  });
});

test.for([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#777777', '#ffffff', 4.48],
] as const)('WCAG 2.2: %s on %s has contrast %d', ([one, other, expected]) => {
  expect(contrast(one, other)).toBeCloseTo(expected, 2);
});

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}
