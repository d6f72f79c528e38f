import type { ChildProcess } from 'node:child_process';
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSite } from '#scripts/build-site.ts';
import { freePort } from '#scripts/ports.ts';

const run = promisify(execFile);
const wantedShare = 0.8;
const rounds = 3;
const seconds = 3;

/** A page of ours, and the bare thing that it is measured against. */
interface Pair {
  name: string;
  ours: string;
  bare: string;
  /** What is sent; absent means that the page is only asked for. */
  form?: Record<string, string>;
}

/**
 * The pages that people wait for, each beside its bare limit in turn: a procedure page beside sirv with that file, and
 * pages made on request beside an Astro page that reads the same form, if there is one, and writes as many bytes. As
 * shares of the limit, in lines to show.
 */
export async function pagesBesideTheirLimit(databaseUrl: string): Promise<string[]> {
  if (!(await hasWrk())) return ['De site is niet gemeten: installeer wrk.'];
  await buildSite({});
  const folder = await mkdtemp(join(tmpdir(), 'wederhoor-bench-site-'));
  const running: ChildProcess[] = [];
  const start = async (file: string, args: string[], env: NodeJS.ProcessEnv = process.env) => {
    const child = fork(file, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    running.push(child);
    const [message] = await once(child, 'message');
    return `http://127.0.0.1:${(message as { port?: number }).port ?? env.PORT}`;
  };
  try {
    const port = String(await freePort());
    const ours = await start('site/server.ts', [], {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      APP_SECRET: 'only-for-measuring-only-for-measuring',
      DATA_DIR: folder,
    });
    const file = join(folder, 'file');
    await mkdir(file);
    await cp('dist/client/druten/index.html', join(file, 'index.html'));
    const bareFile = await start('test/bench/bare-file.ts', [file]);

    const step = {
      submission: 'benchbenchbenchbenchbe',
      opened: 'mfx3k2p1',
      step: 'what',
      ...said,
      website: '',
      go: 'next',
    };
    const status = await aStatusPage(ours);
    const forms = { open: await fetch(`${ours}/druten/klacht`), step: await post(`${ours}/druten/klacht`, step) };
    const bare = async (name: string, page: Response) =>
      start('test/bench/bare-page.ts', [await barePage(join(folder, name), await page.text())]);
    const pairs: Pair[] = [
      { name: 'procedurepagina', ours: `${ours}/druten/`, bare: `${bareFile}/` },
      { name: 'formulier, open', ours: `${ours}/druten/klacht`, bare: await bare('open', forms.open) },
      { name: 'formulier, stap', ours: `${ours}/druten/klacht`, bare: await bare('step', forms.step), form: step },
      { name: 'statuspagina', ours: status, bare: await bare('status', await fetch(status)) },
    ];
    const lines = [`De site: ${rounds} keer ${seconds} s om en om met wrk, mediaan (doel ${wantedShare * 100} %)`];
    for (const pair of pairs) lines.push(await compared(pair, folder));
    return lines;
  } finally {
    for (const child of running) child.kill('SIGTERM');
    await Promise.all(running.map((child) => child.exitCode === null && once(child, 'exit')));
    await rm(folder, { recursive: true, force: true });
  }
}

const said = {
  matter: 'conduct',
  whatHappened: 'Aan de balie werd ik afgesnauwd.',
  when: '3 november 2026',
  where: '',
};

async function compared(pair: Pair, folder: string): Promise<string> {
  const rates = { ours: [] as number[], bare: [] as number[] };
  await rateOf(pair.ours, pair, folder); // warms up
  await rateOf(pair.bare, pair, folder);
  for (let round = 0; round < rounds; round++) {
    rates.bare.push(await rateOf(pair.bare, pair, folder));
    rates.ours.push(await rateOf(pair.ours, pair, folder));
  }
  const [ours, bare] = [median(rates.ours), median(rates.bare)];
  const figure = `${ours.toFixed(0)}/s = ${((ours / bare) * 100).toFixed(0)} % van ${bare.toFixed(0)}/s`;
  return `${pair.name.padEnd(36)} ${figure}${ours / bare < wantedShare ? ' (niet gehaald)' : ''}`;
}

async function rateOf(url: string, { form }: Pair, folder: string): Promise<number> {
  const script = join(folder, 'post.lua');
  if (form) await writeFile(script, await asLua(form));
  const { stdout } = await run('wrk', ['-t1', '-c8', `-d${seconds}s`, ...(form ? ['-s', script] : []), url]);
  if (/Non-2xx/.test(stdout)) throw new Error(`not every answer of ${url} was a page:\n${stdout}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)![1]);
}

/** What wrk sends: the form as a browser does. */
async function asLua(form: Record<string, string>): Promise<string> {
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) data.set(name, value);
  const sent = new Response(data);
  const type = sent.headers.get('content-type');
  const body = JSON.stringify(await sent.text());
  return `wrk.method = "POST"\nwrk.body = ${body}\nwrk.headers["Content-Type"] = "${type}"\n`;
}

/** Sends a complaint, and returns the address of its own page. */
async function aStatusPage(ours: string): Promise<string> {
  const you = { name: 'Jan de Vries', street: 'Dorpsstraat 1', postcode: '6651 AA', town: 'Druten' };
  const sent = await post(`${ours}/druten/klacht`, { submission: 'benchbenchbenchbenchbf', ...said, ...you });
  const to = sent.headers.get('location');
  if (!to) throw new Error(`no complaint but ${sent.status}`);
  return ours + to.replace('klacht/ontvangen', 'volg');
}

function post(url: string, form: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

/** Builds an Astro site of one page that writes this text on request. Returns its entry. */
async function barePage(folder: string, html: string): Promise<string> {
  await mkdir(join(folder, 'src/pages'), { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(folder, 'astro.config.mjs'),
    `import node from '@astrojs/node';
export default { adapter: node({ mode: 'middleware' }), session: false, security: { checkOrigin: false } };`,
  );
  const text = JSON.stringify(html);
  await writeFile(
    join(folder, 'src/pages/index.astro'),
    `---
export const prerender = false;
if (Astro.request.method === 'POST') await Astro.request.formData();
const html = ${text};
---
<Fragment set:html={html} />
`,
  );
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  await run(process.execPath, [resolve('node_modules/astro/bin/astro.mjs'), 'build'], { cwd: folder, env });
  return join(folder, 'dist/server/entry.mjs');
}

async function hasWrk(): Promise<boolean> {
  return run('wrk', ['--version']).then(
    () => true,
    (error) => error.code !== 'ENOENT',
  );
}

function median(figures: number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!;
}
