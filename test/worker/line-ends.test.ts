import { expect, test } from 'vitest';
import { openTestRegister } from '#test/register/open-register.ts';
import { aMail, takeIn } from './mail-in.ts';

const { opened } = openTestRegister();

test.for([
  ['CR LF', '\r\n'],
  ['LF', '\n'],
  ['CR, as an old program writes', '\r'],
  ['CR CR LF, as a server makes of CR LF', '\r\r\n'],
] as const)('a mail whose lines end in %s is a complaint with its sender and its words', async ([, end]) => {
  const raw = aMail({ text: 'Aan de balie\r\nwerd ik afgesnauwd.' }).replaceAll('\r\n', end);
  const { message, complaint } = await takeIn(opened.register, raw);
  expect(message).toMatchObject({ fate: 'complaint', from_address: 'sanne@inwoner.example' });
  expect(complaint!.statement.whatHappened).toBe('Aan de balie\nwerd ik afgesnauwd.');
});
