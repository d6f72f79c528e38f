import { beforeAll, describe, expect, test } from 'vitest';
import { assignHandler } from '#domain/assignment.ts';
import type { Complaint, Staff } from '#domain/complaint.ts';
import { day } from '#domain/day.ts';
import { namePersonConcerned } from '#domain/persons-concerned.ts';
import { documentsOf } from '#register/documents.ts';
import { storeFile } from '#register/files.ts';
import { lettersOf } from '#register/letters.ts';
import { fileMessage, storeMessage } from '#register/messages.ts';
import { recordAct } from '#register/record-act.ts';
import { saveStaff } from '#register/staff.ts';
import type { Visitor } from './desk.ts';
import { openTestDesk } from './desk.ts';

const { desk, clock, signedIn, colleague, complaint } = openTestDesk();

const secondCoordinator: Staff = {
  id: '00000000-0000-4000-8000-0000000000d1',
  municipality: 'druten',
  name: 'T. Weede',
  email: 'tweede@druten.example',
  roles: ['coordinator'],
};

let about: Complaint;
let paths: Record<string, string>;
let messageId: string;

beforeAll(async () => {
  const { register } = desk;
  await saveStaff(register.db, [secondCoordinator]);
  const fileId = await storeFile(register.db, Buffer.from('Subject: klacht\r\n\r\nTekst'), clock.now());
  about = await complaint({
    complainant: { name: 'Mevrouw Geheim', addressLines: ['Dorpsstraat 1', '6651 AA Druten'] },
    documents: [
      { fileId, kind: 'original', name: 'bericht.eml', mediaType: 'message/rfc822' },
      { fileId, kind: 'attachment', name: 'foto <1>.html', mediaType: 'text/html' },
    ],
  });
  const coordinator = await colleague('coordinator@druten.example');
  const by = { role: 'coordinator', staffId: coordinator.id } as const;
  await recordAct(register, { id: about.id }, { act: 'namePersonConcerned', by }, (c) =>
    namePersonConcerned(c, secondCoordinator, day('2026-11-24'), by),
  );
  const handler = await colleague('b.kuipers@druten.example');
  await recordAct(register, { id: about.id }, { act: 'assignHandler', by }, (c) =>
    assignHandler(c, handler, { notInvolved: true }, [handler], day('2026-11-24'), by),
  );
  // A second letter, to the print queue.
  await complaintLetterToPrint(about);
  [messageId] = (await storeMessage(register, {
    raw: Buffer.from('Subject: afwezig\r\n\r\nIk ben er niet'),
    source: 'smtp',
    municipalities: ['druten'],
    envelopeTo: ['klachten@druten.example'],
    arrivedAt: clock.now(),
  })) as [string];
  await fileMessage(
    register.db,
    messageId,
    { fate: 'automatic', reason: 'auto-submitted', complaintId: about.id, subject: 'Afwezig: Geheim' },
    clock.now(),
  );
  const [letter] = await lettersOf(register.db, about.id);
  const documents = await documentsOf(register.db, about.id);
  const page = `/werkplek/${about.reference}`;
  paths = {
    page,
    decide: `${page}/afdoen`,
    letter: `${page}/brief/${letter!.id}.pdf`,
    original: `${page}/document/${documents.find(({ kind }) => kind === 'original')!.id}`,
    attachment: `${page}/document/${documents.find(({ kind }) => kind === 'attachment')!.id}`,
    message: `${page}/bericht/${messageId}`,
    rawMessage: `${page}/bericht/${messageId}/origineel.eml`,
  };
});

async function complaintLetterToPrint({ id }: Complaint) {
  const [first] = await lettersOf(desk.register.db, id);
  await desk.register.db
    .updateTable('letter')
    .set({ channel: 'post', sent_at: null, posted_on: null, pdf_id: null })
    .where('id', '=', first!.id)
    .execute();
}

async function statuses(who: Visitor): Promise<Record<string, number>> {
  const answers = Object.entries(paths).map(async ([name, path]) => [name, (await who.get(path)).status] as const);
  return Object.fromEntries(await Promise.all(answers));
}

const everywhere = (status: number) => Object.fromEntries(Object.keys(paths).map((name) => [name, status]));

test.for(['coordinator@druten.example', 'b.kuipers@druten.example'])(
  '%s, who handles it, sees all of it',
  async (email) => {
    expect(await statuses(await signedIn(email))).toEqual({
      ...everywhere(200),
      // Duties are open, so that deciding waits; the page says so.
      decide: 200,
    });
  },
);

describe('Awb 9:7: the person complained about, coordinator or not', () => {
  test('finds the complaint nowhere, as if it did not exist', async () => {
    const person = await signedIn(secondCoordinator.email);
    expect(await statuses(person)).toEqual(everywhere(404));
    const absent = await person.get('/werkplek/KL-2026-9999');
    expect((await person.get(paths.page!)).html).toBe(absent.html);
  });

  test('sees nothing of it in the list, the post, its PDF or the messages', async () => {
    const person = await signedIn(secondCoordinator.email);
    for (const path of ['/werkplek', '/werkplek/post', '/werkplek/berichten']) {
      const { status, text } = await person.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).not.toMatch(new RegExp(`${about.reference}|Geheim|brief(en)? om te printen`));
    }
    expect((await person.get('/werkplek/post/vandaag.pdf')).status).toBe(404);
    expect((await person.get(`/werkplek/berichten/${messageId}`)).status).toBe(404);
    expect((await person.get(`/werkplek/berichten/${messageId}/origineel.eml`)).status).toBe(404);
  });

  test.for(['establishNoPerson', 'assignHandler', 'takeUpFormally', 'settleInformally', 'decide', 'mailAgain'])(
    'cannot do %s',
    async (action) => {
      const person = await signedIn(secondCoordinator.email);
      const fields = { stated: 'ja', agreed: 'ja', staffId: secondCoordinator.id, notInvolved: 'ja', letterId: 'x' };
      expect((await person.act(paths.page!, action, fields)).status).toBe(404);
    },
  );

  test('cannot post its letters', async () => {
    const person = await signedIn(secondCoordinator.email);
    const [letter] = await lettersOf(desk.register.db, about.id);
    await person.act('/werkplek/post', 'recordPosted', { letterIds: letter!.id, postedOn: 'vandaag' });
    const [after] = await lettersOf(desk.register.db, about.id);
    expect(after!.posted_on).toBeNull();
  });

  test('whoever names themselves is shown the list, and finds it no more', async () => {
    const own = await complaint({ complainant: { name: 'Een Ander', addressLines: [] } });
    const person = await signedIn(secondCoordinator.email);
    const page = `/werkplek/${own.reference}`;
    expect((await person.get(page)).status).toBe(200);
    const answer = await person.act(page, 'namePersonConcerned', { staffIds: secondCoordinator.id });
    expect([answer.status, answer.to]).toEqual([303, '/werkplek?gedaan=namePersonConcerned#inhoud']);
    expect((await person.get(page)).status).toBe(404);
  });
});

test('a handler sees only the complaints assigned to them', async () => {
  const other = await complaint({ complainant: { name: 'Niet Voor Bram', addressLines: ['Straat 2', 'Druten'] } });
  await complaintLetterToPrint(other);
  const handler = await signedIn('b.kuipers@druten.example');
  const list = await handler.get('/werkplek');
  expect(list.text).toContain(about.reference);
  expect(list.text).not.toContain(other.reference);
  expect((await handler.get('/werkplek/post')).text).not.toContain('Niet Voor Bram');
  expect((await handler.get(`/werkplek/${other.reference}`)).status).toBe(404);
  expect((await handler.get('/werkplek/berichten')).status).toBe(404);
});

test.for(['e.tromp@druten.example', 'coordinator@diemen.example'])(
  '%s, who has no part in it, finds it nowhere',
  async (email) => {
    const stranger = await signedIn(email);
    expect(await statuses(stranger)).toEqual(everywhere(404));
    expect((await stranger.get('/werkplek')).text).not.toContain(about.reference);
    expect((await stranger.get(`/werkplek/berichten/${messageId}`)).status).toBe(404);
  },
);

test('what belongs to another complaint is not found under this one', async () => {
  const other = await complaint();
  const [letter] = await lettersOf(desk.register.db, about.id);
  const documents = await documentsOf(desk.register.db, about.id);
  const coordinator = await signedIn('coordinator@druten.example');
  const page = `/werkplek/${other.reference}`;
  for (const path of [
    `${page}/brief/${letter!.id}.pdf`,
    `${page}/document/${documents[0]!.id}`,
    `${page}/bericht/${messageId}`,
    `${page}/brief/geen-id.pdf`,
    `${page}/document/geen-id`,
    `${page}/bericht/%00`,
    '/werkplek/berichten/geen-id',
  ]) {
    expect([path, (await coordinator.get(path)).status]).toEqual([path, 404]);
  }
});

test("an action's own address does nothing without the desk's page", async () => {
  const coordinator = await signedIn('coordinator@druten.example');
  const answer = await coordinator.post('/_actions/takeUpFormally', {});
  expect(answer.status).toBe(404);
  expect((await coordinator.post(`/druten/?_action=takeUpFormally`)).status).toBeGreaterThanOrEqual(400);
});

describe('files from outside', () => {
  test('are a download and never a page, whatever they call themselves', async () => {
    const coordinator = await signedIn('coordinator@druten.example');
    const { headers, html } = await coordinator.get(paths.attachment!);
    expect(html).toContain('Subject: klacht');
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="foto 1.html"; filename*=UTF-8''foto%20%3C1%3E.html`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('HC-63: the original message is text, byte for byte', async () => {
    const coordinator = await signedIn('coordinator@druten.example');
    const { headers, html } = await coordinator.get(paths.original!);
    expect(headers.get('content-type')).toBe('text/plain');
    expect(headers.get('content-disposition')).toContain(`attachment; filename="${about.reference}.eml.txt"`);
    expect(html).toBe('Subject: klacht\r\n\r\nTekst');
  });
});

test('pages of the desk stay in no cache', async () => {
  const coordinator = await signedIn('coordinator@druten.example');
  for (const path of ['/werkplek', '/werkplek/post', '/werkplek/berichten', paths.page!, paths.decide!]) {
    expect((await coordinator.get(path)).headers.get('cache-control')).toBe('no-store');
  }
});
