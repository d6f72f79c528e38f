import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a program to its end and returns its exit status and all it wrote. It ends with us when we are told to stop. */
export async function run(program, args, env) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const pass = (signal) => child.kill(signal);
  process.on('SIGTERM', pass).on('SIGINT', pass);
  try {
    const [status] = await once(child, 'close');
    return { status, output };
  } catch (error) {
    return { status: undefined, output: error.message };
  } finally {
    process.off('SIGTERM', pass).off('SIGINT', pass);
  }
}
