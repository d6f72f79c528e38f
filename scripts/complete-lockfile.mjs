// Run after a change of packages: some registries lack optional packages for other platforms, npm then leaves them out
// of the lock file, and `npm ci` refuses a lock file that lacks them. This writes the missing entries (without a hash:
// a platform that needs one takes it from its own registry).
import { readFileSync, writeFileSync } from 'node:fs';

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const processors = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = [];
for (const [place, pkg] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(pkg.optionalDependencies ?? {})) {
    if (place === '' || resolves(place, name, version)) continue;
    const beside = place.slice(0, place.lastIndexOf('node_modules/'));
    const spot = lock.packages[`node_modules/${name}`] ? `${beside}node_modules/${name}` : `node_modules/${name}`;
    lock.packages[spot] = { version, ...platform(name), optional: true, ...(pkg.dev ? { dev: true } : {}) };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length ? `added ${added.join(', ')}` : 'nothing was missing');

/** Whether Node, standing in `place`, finds `name` in that version: each node_modules folder on the way up. */
function resolves(place, name, version) {
  const parts = place.split('/node_modules/');
  for (let depth = parts.length; depth >= 0; depth--) {
    const root = parts.slice(0, depth).join('/node_modules/');
    const found = lock.packages[root ? `${root}/node_modules/${name}` : `node_modules/${name}`];
    if (found) return /[~^*<>]/.test(version) || found.version === version;
  }
  return false;
}

function platform(name) {
  if (name.includes('wasm32')) return { cpu: ['wasm32'] };
  const has = (word) => new RegExp(`[-/]${word}([-.]|$)`).test(name);
  const os = systems.find(has);
  const cpu = processors.find(has);
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}) };
}
