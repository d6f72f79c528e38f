import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathTo } from './programs.ts';

export interface Certificate {
  /** Path of the certificate, with our own authority behind it. */
  certificate: string;
  key: string;
}

export interface Authority {
  /** Its own certificate, for whoever may trust it. */
  pem: string;
  /** A certificate for 127.0.0.1 that holds between these days. */
  issue(name: string, from: Date, until: Date): Certificate;
  close(): Promise<void>;
}

/** An authority of our own that nobody trusts by itself. Makes real certificates with OpenSSL. */
export async function openAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'wederhoor-certificates-'));
  const openssl = (...args: string[]) => execFileSync(pathTo('openssl'), args, { cwd: folder, stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650', '-subj', '/CN=Toets');
  writeFileSync(join(folder, 'names'), 'subjectAltName=IP:127.0.0.1\n');
  writeFileSync(join(folder, 'index'), '');
  writeFileSync(
    join(folder, 'ca.conf'),
    '[ca]\ndefault_ca=own\n[own]\nnew_certs_dir=.\ndatabase=index\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n' +
      'unique_subject=no\n[any]\ncommonName=supplied\n',
  );
  return {
    pem: readFileSync(join(folder, 'ca.pem'), 'utf8'),
    issue(name, from, until) {
      const [key, request, certificate] = [`${name}.key`, `${name}.csr`, `${name}.pem`] as const;
      openssl('req', ...newKey, '-keyout', key, '-out', request, '-subj', `/CN=${name}`);
      const days = ['-startdate', stamp(from), '-enddate', stamp(until)];
      const by = ['-config', 'ca.conf', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-batch', '-notext'];
      openssl('ca', ...by, ...days, '-extfile', 'names', '-in', request, '-out', certificate);
      return { certificate: join(folder, certificate), key: join(folder, key) };
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** As OpenSSL writes a moment: `20261121123000Z`. */
function stamp(moment: Date): string {
  return `${moment.toISOString().replace(/[-:T]|\..*/g, '')}Z`;
}
