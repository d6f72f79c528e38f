import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsOn } from '#site/form/steps.ts';
import { aFilledForm, again, openTestSite, typedIn } from './citizen.ts';

const { send, complaintOf } = openTestSite();

/** Text as anybody may paste it: of any letters, on several lines, with quotes, tags and entities. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\n', '\n\n', '&amp;', '&', '"', "'", '<b>', '</textarea>', '-->', '{x}', 'مرحبا', '👩‍👩‍👧'),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => `Begin ${pieces.join(' ')} einde`);
const buttons = fc.constantFrom('next', 'back', 'upload', ...Object.keys(fieldsOn));

test('whatever way somebody goes through the form, nothing that was typed changes', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, fc.array(buttons, { minLength: 1, maxLength: 8 }), async (told, solution, way) => {
      const form = aFilledForm({
        whatHappened: told,
        desiredSolution: solution,
        department: 'burgerzaken\nbelastingen',
      });
      const straight = (await complaintOf(await send({ ...form, submission: aFilledForm().submission! }))).statement;
      let page = await send({ ...form, step: 'start', go: way[0]! });
      for (const go of way.slice(1)) page = await send({ ...typedIn(page.html), go });
      const { statement } = await complaintOf(await send(again(page.html)));
      expect(statement).toEqual(straight);
    }),
    { numRuns: 40 },
  );
});
