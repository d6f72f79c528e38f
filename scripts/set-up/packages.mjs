import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const platform = `${process.platform}-${process.arch}`;

/** Installs the packages when node_modules is not exactly what package-lock.json asks for. Returns what went wrong. */
export async function installPackages() {
  if (packagesAreInstalled()) return undefined;
  console.log('Pakketten installeren …');
  const everything = ['--include=dev', '--include=optional', '--include=peer'];
  const npm = await run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund', ...everything], {
    PATH: pathOutsideProject(),
  });
  if (npm.status === 0) return undefined;
  console.error(npm.output);
  return /ENOSPC|no space left/i.test(npm.output)
    ? 'De schijf is vol: de pakketten passen er niet op (ongeveer 700 MB).'
    : 'De pakketten konden niet worden geïnstalleerd; hierboven staat wat npm meldt.';
}

/** `npm ci` throws node_modules away first, so it must not run on the Node that stands in there. */
function pathOutsideProject() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.endsWith(join('node_modules', '.bin'))).join(delimiter);
}

/** npm writes its own account of node_modules when an installation is complete, and it says what really stands there. */
export function packagesAreInstalled(root = '.') {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const present = lockedPackages(join(root, 'node_modules/.package-lock.json'));
  const ours = Object.keys(wanted[''].optionalDependencies ?? {}).filter((name) => name.endsWith(platform));
  const isRight = ([place, { version, integrity, optional }]) => {
    const installed = present[place];
    if (!installed) return place === '' || (optional && !ours.includes(place.replace('node_modules/', '')));
    return installed.version === version && installed.integrity === integrity && existsSync(join(root, place));
  };
  return Object.entries(wanted).every(isRight) && Object.keys(present).every((place) => place in wanted);
}

function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** What is wrong with the Node that npm's commands now find, when it is too old to run TypeScript directly. */
export async function nodeProblem() {
  const { output } = await run('node', ['-p', 'process.versions.node']);
  if (Number.parseInt(output, 10) >= 24) return undefined;
  return `Wederhoor heeft Node 24 of nieuwer nodig en vond ${output.trim()}: voor ${platform} bracht npm die niet mee, installeer hem dan zelf.`;
}
