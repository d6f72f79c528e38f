import { fork, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { startSurroundings } from '#test/bench/surroundings.ts';
const s = await startSurroundings();
const port = '45911';
rmSync('/tmp/w/prof', { recursive: true, force: true });
const child = fork('site/server.ts', [], { execArgv: process.argv[3] ? ['--cpu-prof', '--cpu-prof-dir=/tmp/w/prof'] : [], env: { ...process.env, DATABASE_URL: s.databaseUrl, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, APP_SECRET: 'x'.repeat(40), DATA_DIR: '/tmp/w/data' }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
await once(child, 'message');
const base = `http://127.0.0.1:${port}`;
const said = { whatHappened: 'Aan de balie werd ik afgesnauwd.', when: '3 november 2026' };
let url = `${base}/druten/klacht`, args: string[] = [];
if (process.argv[2] === 'step') {
  const body = new URLSearchParams({ step: 'what', go: 'next', submission: 'benchbenchbenchbenchbe', ...said }).toString();
  writeFileSync('/tmp/w/post.lua', `wrk.method = "POST"\nwrk.body = "${body}"\nwrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\n`);
  args = ['-s', '/tmp/w/post.lua'];
} else if (process.argv[2] === 'status') {
  const you = { name: 'Jan de Vries', street: 'Dorpsstraat 1', postcode: '6651 AA', town: 'Druten' };
  const sent = await fetch(url, { method: 'POST', body: new URLSearchParams({ submission: 'benchbenchbenchbenchbf', ...said, ...you }), redirect: 'manual' });
  url = base + sent.headers.get('location')!.replace('klacht/ontvangen', 'volg');
}
for (const d of process.argv[4] ? ['2', process.argv[4]] : ['2', '4']) console.log(execFileSync('wrk', ['-t1', '-c8', `-d${d}s`, ...args, url]).toString().match(/Requests.*|Non.*/g)?.join(' '));
child.kill('SIGTERM');
await once(child, 'exit');
await s.stop();
