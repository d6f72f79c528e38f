import { expect, test } from 'vitest';
import type { Complainant, ContactOnly } from '#domain/complaint.ts';
import { preferContact } from '#domain/contact.ts';
import { day } from '#domain/day.ts';
import { lettersOf } from '#register/letters.ts';
import { claimMail } from '#register/mails.ts';
import { recordAct } from '#register/record-act.ts';
import { recordFailure } from '#register/sending.ts';
import { openTestRegister } from './open-register.ts';
import { registered } from './registered.ts';

const { opened } = openTestRegister();
const address = ['Dorpsstraat 1', '6651 AA Druten'];
const byPost: Complainant = { name: 'Jan de Vries', addressLines: address };
const byMail: Complainant = {
  ...byPost,
  email: 'jan@inwoner.example',
  consent: { givenOn: day('2026-11-20'), scope: 'all-letters' },
};

async function acknowledgement(complaintId: string) {
  const letters = await lettersOf(opened.register.db, complaintId);
  return letters.find(({ kind }) => kind === 'acknowledgement')!;
}

async function prefer(complaintId: string, contactOnly: ContactOnly | undefined): Promise<void> {
  const by = { role: 'complainant' } as const;
  await recordAct(opened.register, { id: complaintId }, { act: 'preferContact', by }, (complaint) =>
    preferContact(complaint, contactOnly, by),
  );
}

async function failMail(complaintId: string): Promise<void> {
  const { register } = opened;
  const { id } = await register.db
    .selectFrom('mail')
    .select('id')
    .where('complaint_id', '=', complaintId)
    .executeTakeFirstOrThrow();
  const claimed = await claimMail(register, id);
  await recordFailure(register, claimed!, { failure: 'mail server answered 550', forGood: true, doubtful: false });
}

test('Awb 2:8: who may not be reached at home any more gets no letter that still waits to be printed', async () => {
  const { id } = await registered(opened.register, { complainant: byPost });
  expect((await acknowledgement(id)).channel).toBe('post');
  await prefer(id, 'not-at-home');
  expect((await acknowledgement(id)).channel).toBe('none');
  await prefer(id, undefined);
  expect((await acknowledgement(id)).channel).toBe('post');
});

test('a letter waiting to be printed stays there when post is still wanted', async () => {
  const { id } = await registered(opened.register, { complainant: byPost });
  await prefer(id, 'by-post');
  expect((await acknowledgement(id)).channel).toBe('post');
});

test.for([
  ['not-at-home', 'none'],
  [undefined, 'post'],
] as const)('Awb 2:11: a failed mail to somebody who wants %s goes %s', async ([contactOnly, channel]) => {
  const complainant = { ...byMail, ...(contactOnly && { contactOnly }) };
  const { id } = await registered(opened.register, { complainant });
  await failMail(id);
  expect((await acknowledgement(id)).channel).toBe(channel);
});

test('a letter that went to the print queue because its mail failed is not mailed again by itself', async () => {
  const { id } = await registered(opened.register, { complainant: byMail });
  await failMail(id);
  await prefer(id, 'not-at-home');
  expect((await acknowledgement(id)).channel).toBe('none');
  const mails = await opened.register.db.selectFrom('mail').select('id').where('complaint_id', '=', id).execute();
  expect(mails).toHaveLength(1);
});
