import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rolesThatHandle } from '#domain/routing.ts';
import { findComplaint } from '#register/complaints.ts';
import { lettersOf } from '#register/letters.ts';
import { openRegister } from '#register/open.ts';
import type { Register } from '#register/register.ts';
import { readEnvironment } from '#settings/environment.ts';
import type { Municipality } from '#settings/municipality.ts';
import { loadMunicipalities } from '#settings/municipality.ts';
import type { Site } from '#site/server.ts';
import { startSite } from '#site/server.ts';
import { makeComposer } from '#templates/composer.ts';
import { aClock } from '#test/services/clock.ts';
import { freshDatabase } from '#test/services/database.ts';
import { variablesFor } from '#test/services/processes.ts';
import { aFilledForm, asBody, textOf } from './citizen.ts';

/** All that a site is built from; nothing of it is changed but a folder more under `municipalities/`. */
const sources = ['site', 'public', 'templates', 'municipalities', 'domain', 'settings', 'register', 'jobs'];
const files = ['astro.config.mjs', 'package.json', 'tsconfig.json'];

let root: string;
let register: Register;
let site: Site;
let municipality: Municipality;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'wederhoor-sixth-'));
  for (const name of [...sources, ...files]) await cp(name, join(root, name), { recursive: true });
  await symlink(resolve('node_modules'), join(root, 'node_modules'));
  await addVoorbeeldstad(join(root, 'municipalities'));
  await build();

  const municipalities = loadMunicipalities(root);
  municipality = municipalities.find(({ slug }) => slug === 'voorbeeldstad')!;
  const database = await freshDatabase();
  const variables = await variablesFor({ DATABASE_URL: database.url });
  const environment = readEnvironment({ ...variables, LOG_LEVEL: 'silent' });
  const composer = makeComposer({ municipalities, publicUrl: environment.publicUrl, root });
  register = await openRegister({ environment, municipalities, composer, clock: aClock('2026-11-20T10:12') });
  site = await startSite({ environment, register, dist: join(root, 'dist') });
  return async () => {
    await site.stop();
    await register.db.destroy();
    await database.drop();
  };
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

/** A folder as a municipality would write it: here that of Diemen, with other names, roles and colours. */
async function addVoorbeeldstad(folder: string): Promise<void> {
  const own = join(folder, 'voorbeeldstad');
  await mkdir(own);
  const renamed = (text: string) =>
    text
      .replaceAll('Diemen', 'Voorbeeldstad')
      .replaceAll('diemen', 'voorbeeldstad')
      .replaceAll('klachtcoördinator', 'klachtenfunctionaris')
      .replaceAll('#0b4f8a', '#7a1f5c');
  for (const name of ['profile.yaml', 'english.yaml', 'theme.css', 'wordmark.svg'])
    await writeFile(join(own, name), renamed(await readFile(join(folder, 'diemen', name), 'utf8')));
  const profile = await readFile(join(own, 'profile.yaml'), 'utf8');
  await writeFile(
    join(own, 'profile.yaml'),
    profile.replace('- { about: staff, by: department-manager }', '- { about: staff, by: secretary }'),
  );
}

async function build(): Promise<void> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  const program = [resolve('node_modules/astro/bin/astro.mjs'), 'build'];
  await promisify(execFile)(process.execPath, program, { cwd: root, env });
}

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetch(new URL(path, site.url), { redirect: 'manual', ...init });
  const { status, headers } = response;
  const body = Buffer.from(await response.arrayBuffer());
  return { status, body, html: body.toString(), to: headers.get('location') ?? '' };
}

describe('a sixth municipality, by a folder more', () => {
  test('stands among the others, and they are still there', async () => {
    const { html } = await ask('/');
    expect([...html.matchAll(/href="\/([a-z-]+)\/">/g)].map(([, slug]) => slug)).toEqual([
      ...loadMunicipalities().map(({ slug }) => slug),
      'voorbeeldstad',
    ]);
  });

  test('has a procedure of its own in two languages, with its own words, colours and sign', async () => {
    for (const [path, title] of [
      ['/voorbeeldstad/', 'Een klacht over de gemeente Voorbeeldstad'],
      ['/voorbeeldstad/en/', 'A complaint about the municipality of Voorbeeldstad'],
    ] as const) {
      const { html } = await ask(path);
      expect(textOf(html)).toContain(title);
      expect(textOf(html)).not.toContain('Diemen');
      expect(html).toContain('class="voorbeeldstad-theme"');
      const sheets = [...html.matchAll(/href="(\/_astro\/theme[^"]+\.css)"/g)].map(([, sheet]) => sheet!);
      expect(sheets).toHaveLength(1);
      expect((await ask(sheets[0]!)).html).toMatch(/\.voorbeeldstad-theme\s*\{.*#7a1f5c/s);
      const sign = /src="(\/_astro\/wordmark[^"]+\.svg)"/.exec(html)?.[1];
      expect((await ask(sign!)).html).toContain('#7a1f5c');
    }
    expect(textOf((await ask('/voorbeeldstad/')).html)).toContain('klachtenfunctionaris');
  });

  test.each(['privacy', 'toegankelijkheid', 'hulp', 'termijnen', 'klacht'])('has its own page %s', async (page) => {
    const { status, html } = await ask(`/voorbeeldstad/${page}`);
    expect(status).toBe(200);
    expect(html).toContain('Gemeente Voorbeeldstad');
  });

  test('takes a complaint, routes it by its own rule, writes a letter and shows it, to nobody else', async () => {
    const sent = await ask('/voorbeeldstad/klacht', {
      method: 'POST',
      body: asBody(aFilledForm({ department: 'burgerzaken' })),
      headers: { origin: new URL(site.url).origin },
    });
    expect(sent.status).toBe(303);
    expect((await ask(sent.to)).status).toBe(200);

    const complaint = (await findComplaint(register.db, { statusSecret: sent.to.split('/').at(-1)! }))!;
    expect(complaint.municipality).toBe('voorbeeldstad');
    const aboutStaff = { ...complaint, personsConcerned: [{ staffId: '1', roles: ['employee' as const] }] };
    expect(rolesThatHandle(aboutStaff as unknown as typeof complaint, municipality.handledBy)).toEqual(['secretary']);

    const [letter] = await lettersOf(register.db, complaint.id);
    expect(letter!.kind).toBe('acknowledgement');
    expect(letter!.markdown).toContain('klachtenfunctionaris');
    const status = `/voorbeeldstad/volg/${complaint.statusSecret}`;
    expect(textOf((await ask(status)).html)).toContain(complaint.reference);
    const pdf = await ask(`${status}/brief/${letter!.id}.pdf`);
    expect([pdf.status, pdf.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await ask(status.replace('voorbeeldstad', 'diemen'))).status).toBe(404);
  });

  test('has an error page that names it', async () => {
    const { status, html } = await ask('/voorbeeldstad/niets');
    expect([status, textOf(html).includes('Gemeente Voorbeeldstad')]).toEqual([404, true]);
  });
});
