import { afterEach, describe, expect, test } from 'vitest';
import { lastCanaries } from '#register/canaries.ts';
import { messagesToReview } from '#register/messages.ts';
import { freePort } from '#scripts/ports.ts';
import { startDovecot } from '#test/services/dovecot.ts';
import { has } from '#test/services/programs.ts';
import type { Installation } from './installation.ts';
import { startInstallation } from './installation.ts';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function start(variables: Record<string, string>): Promise<Installation> {
  const installation = await startInstallation({
    queue: 'PostgreSQL',
    startsAt: '2026-11-24T05:59',
    variables: { CANARY: 'on', ...variables },
  });
  endings.push(() => installation.stop());
  return installation;
}

const canaryOf = async ({ register }: Installation, slug: string) =>
  (await lastCanaries(register)).find(({ municipality }) => municipality === slug);

describe('each morning a mail to ourselves proves the chain', () => {
  test('out by SMTP and in by the intake: it comes back, is told to nobody and answered by nobody', async () => {
    const port = await freePort();
    const installation = await start({ INTAKE_SMTP: `127.0.0.1:${port}`, SMTP_URL: `smtp://127.0.0.1:${port}` });
    const { worker, clock, register } = installation;
    await worker.sweep();
    expect(await lastCanaries(register)).toEqual([]);
    clock.set('2026-11-24T06:00');
    await worker.sweep();
    const returned = async () => (await lastCanaries(register)).map(({ returnedAt }) => returnedAt);
    await expect.poll(returned, { timeout: 15_000 }).toEqual(Array(register.municipalities.size).fill(clock.now()));
    await worker.sweep();
    const messages = await register.db.selectFrom('message').select(['fate', 'fate_reason']).execute();
    expect(messages).toHaveLength(register.municipalities.size);
    expect(new Set(messages.map(({ fate, fate_reason }) => `${fate} ${fate_reason}`))).toEqual(
      new Set(['automatic canary']),
    );
    expect(await messagesToReview(register.db, 'druten')).toEqual([]);
    const mails = await register.db.selectFrom('mail').select('kind').execute();
    expect(new Set(mails.map(({ kind }) => kind))).toEqual(new Set(['canary']));
  });

  test.skipIf(!has.dovecot)(
    'out by SMTP and in by a mailbox; without the delivery between them it does not come back',
    async () => {
      const user = 'klachten@druten.example';
      const dovecot = await startDovecot({ users: [user] });
      endings.push(dovecot.stop);
      const installation = await start({ INTAKE_SMTP: '', MAILBOX_DRUTEN_URL: dovecot.imapUrl(user) });
      const { worker, clock, receiver } = installation;
      clock.set('2026-11-24T06:00');
      await worker.sweep();
      const mail = await receiver.waitFor(({ envelope }) => envelope.to.includes(user));
      expect(mail.parsed.subject).toBe('Proefbericht van dinsdag 24 november 2026');
      await expect
        .poll(() => canaryOf(installation, 'druten'))
        .toMatchObject({ sentAt: clock.now(), returnedAt: null });
      await dovecot.deliver(mail.raw, user, mail.envelope.from);
      await expect
        .poll(() => canaryOf(installation, 'druten'), { timeout: 10_000 })
        .toMatchObject({ returnedAt: clock.now() });
      expect(await canaryOf(installation, 'diemen')).toBeUndefined();
    },
  );
});
