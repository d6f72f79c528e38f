import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Act } from '#domain/lifecycle.ts';
import { acts } from '#domain/lifecycle.ts';
import type { LaterAct } from '#test/every-act.ts';
import { doTo } from '#test/every-act.ts';

const open = ['received', 'informal', 'formal'] as const;

/** Each act with all that it needs, from every status and by everybody who may do it: what changes the status is drawn. */
function changes(): string[] {
  return (Object.keys(acts) as Act[])
    .filter((act): act is LaterAct => act !== 'receive')
    .flatMap((act) =>
      acts[act].from.flatMap((from) => {
        const outcome = doTo(act, from, acts[act].by[0]);
        if (!outcome.done) throw new Error(`${act} from ${from}: ${outcome.refusal.reason}`);
        const { status, destroyedOn } = outcome.complaint;
        if (destroyedOn) return [`  ${from} --> [*] : ${act}`];
        if (act === 'restore') return open.map((was) => `  closed --> ${was} : restore`);
        return status === from ? [] : [`  ${from} --> ${status} : ${act}`];
      }),
    );
}

test('the status diagram says exactly what the acts do', () => {
  const drawn = readFileSync('docs/architecture.md', 'utf8').match(/^ {2}\w+ --> \S+ : \w+$/gm);
  expect(drawn?.sort()).toEqual(changes().sort());
});

test.for(Object.keys(acts))('%s has a row in the word list', (act) => {
  expect(readFileSync('docs/woordenlijst.md', 'utf8')).toMatch(new RegExp(`^\\|.*\`${act}\`.*\\|$`, 'm'));
});

test.for(['README.md', ...globSync('docs/**/*.md')])('every file that %s names is there', (document) => {
  const text = readFileSync(document, 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, path]) => join(dirname(document), path!));
  const names = [...text.matchAll(/`([\w.[\]-]+\/[\w./[\]-]*\.[a-z]+)`/g)].map(([, path]) => path!);
  expect([...links, ...names].filter((path) => !existsSync(path))).toEqual([]);
});
