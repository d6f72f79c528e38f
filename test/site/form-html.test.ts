import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { fieldsOn } from '#site/form/steps.ts';
import { aFilledForm, openTestSite } from './citizen.ts';

const { ask, send } = openTestSite();

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  );
}

const files = [new File(['Eerst dit.'], 'een.txt'), new File(['Toen dat.'], 'twee.txt')];
const filled = { attachments: files, when: '3 maart 2024', whatHappened: 'Mijn <b>BSN</b> is 123456782 & "meer".' };

test.for(Object.keys(fieldsOn))('the page %s is valid HTML', async (go) => {
  const { html } = await send({ ...aFilledForm({ ...filled, matter: 'street' }), step: 'start', go });
  expect(await faultsOf(html)).toEqual([]);
});

test.for([
  ['a new form', {}, 'start'],
  ['mistakes in what happened', { whatHappened: '', when: '31-02-2026' }, 'what'],
  ['a mistake in the department', { department: 'leerplicht' }, 'whom'],
  ['a file that cannot be kept', { attachments: new File([], 'leeg.pdf') }, 'solution'],
  ['mistakes in who it is', { name: '', email: 'jan', contactOnly: 'by-post', consent: 'ja', postcode: '1' }, 'you'],
] as const)('%s: valid HTML', async ([_, differs, step]) => {
  const { html } = await send({ ...aFilledForm(differs), step, go: 'next' });
  expect(await faultsOf(html)).toEqual([]);
});

test('the form as it is opened and the confirmation are valid HTML', async () => {
  expect(await faultsOf((await ask('/druten/klacht')).html)).toEqual([]);
  const { to } = await send(aFilledForm({ ...filled, forWhom: 'other', onBehalfOf: 'Opa' }));
  expect(await faultsOf((await ask(to)).html)).toEqual([]);
});
