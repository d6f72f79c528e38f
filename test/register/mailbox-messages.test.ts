import { expect, test } from 'vitest';
import { readFile } from '#register/files.ts';
import { storeTogether } from '#register/mailbox-messages.ts';
import { openTestRegister } from './open-register.ts';

const { opened, clock } = openTestRegister();
const place = (uid: number) => `postbus@post.example/INBOX/7/${uid}`;

function messages(from: number, to: number) {
  return Array.from({ length: to - from }, (_, number) => ({
    raw: Buffer.from(`Subject: ${from + number}\r\n\r\n${'é\0'.repeat(number)}`),
    sourceKey: place(from + number),
    arrivedAt: clock.now(),
  }));
}

test('messages that are stored together each keep their own bytes, place and moment', async () => {
  const some = messages(0, 20).map((one, number) => ({ ...one, arrivedAt: new Date(Date.UTC(2026, 10, number + 1)) }));
  const ids = await storeTogether(opened.register, { municipality: 'druten', inSpam: true, messages: some });
  expect(ids).toHaveLength(20);
  const rows = await opened.register.db.selectFrom('message').selectAll().orderBy('arrived_at').execute();
  const kept = await Promise.all(
    rows.map(async ({ file_id, source_key, arrived_at }) => ({
      raw: await readFile(opened.register.db, file_id),
      sourceKey: source_key,
      arrivedAt: arrived_at,
    })),
  );
  expect(kept).toEqual(some);
  expect(rows[0]).toMatchObject({
    municipality: 'druten',
    source: 'imap',
    in_spam: true,
    fate: null,
    envelope_from: null,
  });
});

test("HC-45: two workers that store the same messages at once keep each of them once, and no file that is nobody's", async () => {
  const store = (from: number, to: number) =>
    storeTogether(opened.register, { municipality: 'druten', inSpam: false, messages: messages(from, to) });
  const ids = await Promise.all([store(100, 150), store(120, 170), store(100, 150), store(140, 190)]);
  expect(new Set(ids.flat()).size).toBe(90);
  expect(ids.flat()).toHaveLength(90);
  const { db } = opened.register;
  const orphans = db
    .selectFrom('file')
    .select('file.id')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('message').select('message.id').whereRef('message.file_id', '=', 'file.id'))),
    );
  expect(await orphans.execute()).toEqual([]);
});
