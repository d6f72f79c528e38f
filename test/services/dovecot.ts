import type { ChildProcess } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { expect } from 'vitest';
import { freePort } from '#scripts/ports.ts';
import { pathTo } from './programs.ts';
import { end, openShelter } from './shelter.ts';

export type Dovecot = {
  /** Address of a user's inbox, with the password of this run. */
  imapUrl(user: string): string;
  /** Delivers a message as a mail server does; it arrives now. An empty `from` is the sender of automatic mail. */
  deliver(raw: Buffer | string, user: string, from?: string): Promise<void>;
  /** Puts a message in the inbox as one that arrived at this moment (INTERNALDATE), for tests that move the clock. */
  place(raw: Buffer | string, user: string, receivedAt: Date, folder?: string): Promise<void>;
  /** Puts many messages in the inbox at once, behind the server's back. Only before somebody reads it. */
  fill(user: string, raws: readonly (Buffer | string)[]): void;
  /** Lets the inbox number its messages anew (another UIDVALIDITY). Only while it does not run. */
  renumber(user: string): void;
  /** Damages the oldest message in the inbox: the server lists it, and cannot give it. */
  spoilOldest(user: string): void;
  /** Ends it and throws the mail away. */
  stop(): Promise<void>;
  /** Ends it and its children as a crash would; the mail stays. */
  kill(): Promise<void>;
  /** Starts it again on the same ports, with the same mail. */
  restart(): Promise<void>;
};

/** What a Dovecot of a test is like; absent: an ordinary one without TLS. */
export interface DovecotNature {
  /** Whole mail addresses. */
  users: string[];
  /** Without the folders for mail that was handled. */
  isBare?: boolean;
  /** Says of itself that it lacks these. */
  lacks?: ('IDLE' | 'MOVE' | 'UIDPLUS')[];
  /** Speaks only TLS, with this certificate and key (files). */
  certificate?: { certificate: string; key: string };
  /** Takes tokens instead of passwords, and asks here whose they are. */
  introspection?: string;
}

const capabilities =
  'IMAP4rev1 SASL-IR LITERAL+ ENABLE ID IDLE MOVE UIDPLUS NAMESPACE CHILDREN SPECIAL-USE LIST-EXTENDED LIST-STATUS';

/** Starts a Dovecot 2.3 of its own, with IMAP and LMTP. */
export async function startDovecot(nature: DovecotNature): Promise<Dovecot> {
  const { users, certificate, introspection } = nature;
  const shelter = await openShelter('dovecot');
  const [imapPort, lmtpPort] = [await freePort(), await freePort()];
  const passwords = new Map(users.map((user) => [user, randomBytes(16).toString('hex')]));
  const imapUrl = (user: string) => {
    const password = introspection ? '' : `:${passwords.get(user)}`;
    return `imap${certificate ? 's' : ''}://${encodeURIComponent(user)}${password}@127.0.0.1:${imapPort}/INBOX`;
  };

  const account = mailAccount();
  const mail = join(shelter.folder, 'mail');
  mkdirSync(mail);
  chownSync(mail, account.uid, account.gid);
  const entries = [...passwords].map(([user, password]) => `${user}:{PLAIN}${password}::::::\n`);
  writeFileSync(join(shelter.folder, 'users'), entries.join(''));
  const file = join(shelter.folder, 'dovecot.conf');
  writeFileSync(file, configuration(shelter.folder, account, imapPort, lmtpPort, nature));
  writeFileSync(join(shelter.folder, 'tokens'), tokenConfiguration(introspection));

  let master: ChildProcess;
  const start = async () => {
    master = await shelter.run({
      program: pathTo('dovecot'),
      args: ['-F', '-c', file],
      ready: / starting up for imap/,
    });
  };
  await start();

  return {
    imapUrl,
    async deliver(raw, user, from = 'afzender@post.example') {
      const transport = createTransport({ lmtp: true, host: '127.0.0.1', port: lmtpPort, ignoreTLS: true });
      await transport.sendMail({ envelope: { from, to: user }, raw });
    },
    async place(raw, user, receivedAt, folder = 'INBOX') {
      const client = await signIn(imapUrl(user));
      await client.append(folder, raw, [], receivedAt);
      await client.logout();
    },
    fill(user, raws) {
      const inbox = join(mail, user, 'maildir');
      for (const folder of [join(mail, user), inbox, ...['cur', 'new', 'tmp'].map((name) => join(inbox, name))]) {
        mkdirSync(folder, { recursive: true });
        chownSync(folder, account.uid, account.gid);
      }
      raws.forEach((raw, number) => {
        const file = join(inbox, 'new', `${1_700_000_000 + number}.M${number}.post`);
        writeFileSync(file, raw);
        chownSync(file, account.uid, account.gid);
      });
    },
    renumber(user) {
      const inbox = join(mail, user, 'maildir');
      for (const name of readdirSync(inbox).filter((name) => name.startsWith('dovecot.index')))
        rmSync(join(inbox, name));
      const list = join(inbox, 'dovecot-uidlist');
      const [, before = ''] = /^\d+ V(\d+) /.exec(readFileSync(list, 'utf8')) ?? [];
      writeFileSync(list, readFileSync(list, 'utf8').replace(`V${before} `, `V${Number(before) + 1_000} `));
    },
    spoilOldest(user) {
      const inbox = join(mail, user, 'maildir');
      const messages = ['cur', 'new'].flatMap((folder) =>
        readdirSync(join(inbox, folder)).map((name) => join(inbox, folder, name)),
      );
      chmodSync(messages.sort()[0]!, 0);
    },
    async stop() {
      // in good order takes it two seconds, and its mail is thrown away all the same
      await end(master, 'SIGKILL');
      await shelter.close();
    },
    async kill() {
      await end(master, 'SIGKILL');
      // Its children hold the port for a moment longer.
      await expect.poll(() => isOpen(imapPort), { timeout: 5_000 }).toBe(false);
    },
    restart: start,
  };
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const opened = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'close').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return opened;
}

/** Signs in at an address such as `imapUrl` gives, to look into a mailbox. */
export async function signIn(url: string): Promise<ImapFlow> {
  const { hostname, port, username, password } = new URL(url);
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    auth: { user: decodeURIComponent(username), pass: password },
    logger: false,
  });
  await client.connect();
  return client;
}

/** Who owns the mail: root may not, so it lends Debian's own account for that; anyone else owns it himself. */
function mailAccount(): { user: string; group: string; uid: number; gid: number } {
  const user = process.getuid?.() === 0 ? 'mail' : userInfo().username;
  const id = (flag: string) => execFileSync('id', [flag, user], { encoding: 'utf8' }).trim();
  return { user, group: id('-gn'), uid: Number(id('-u')), gid: Number(id('-g')) };
}

function configuration(
  folder: string,
  { user, group }: { user: string; group: string },
  imapPort: number,
  lmtpPort: number,
  { isBare = false, lacks = [], certificate, introspection }: DovecotNature,
): string {
  const automatic = isBare ? 'no' : 'create';
  const has = capabilities.split(' ').filter((name) => !(lacks as string[]).includes(name));
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = /dev/stderr
protocols = imap lmtp
listen = 127.0.0.1
${certificate ? `ssl = required\nssl_cert = <${certificate.certificate}\nssl_key = <${certificate.key}` : 'ssl = no'}
disable_plaintext_auth = no
imap_capability = ${has.join(' ')}
default_login_user = ${user}
default_internal_user = ${user}
default_internal_group = ${group}
first_valid_uid = 1
mail_uid = ${user}
mail_gid = ${group}
mail_home = ${folder}/mail/%u
mail_location = maildir:~/maildir
auth_mechanisms = ${introspection ? 'xoauth2' : 'plain login'}
passdb {
  driver = ${introspection ? 'oauth2' : 'passwd-file'}
  args = ${introspection ? `${folder}/tokens` : `scheme=PLAIN username_format=%u ${folder}/users`}
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%u${introspection ? ' allow_all_users=yes' : ''}
}
# a wrong password is answered at once
auth_failure_delay = 0
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
# an ordinary user may not chroot
service imap-login {
  chroot =
  inet_listener imap {
    port = ${certificate ? 0 : imapPort}
  }
  inet_listener imaps {
    port = ${certificate ? imapPort : 0}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
  }
}
service stats {
  chroot =
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Verwerkt {
    auto = ${automatic}
  }
  mailbox Afgewezen {
    auto = ${automatic}
  }
  mailbox "Ongewenste e-mail" {
    auto = ${automatic}
    special_use = \\Junk
  }
}
`;
}

/** Asks whose a token is; the account of the provider is named after the mailbox. */
function tokenConfiguration(introspection: string | undefined): string {
  return `
introspection_mode = get
introspection_url = ${introspection}?token=
force_introspection = yes
username_attribute = client_id
active_attribute = active
active_value = true
`;
}
