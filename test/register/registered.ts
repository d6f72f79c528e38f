import type { Complaint } from '#domain/complaint.ts';
import { storeFile } from '#register/files.ts';
import type { Register } from '#register/register.ts';
import type { Arrival } from '#register/register-complaint.ts';
import { registerComplaint } from '#register/register-complaint.ts';
import { aComplaint } from '#test/examples.ts';

/** Registers an ordinary complaint by form in Druten; a test names only what matters to it. */
export function registered(register: Register, differs: Partial<Arrival> = {}): Promise<Complaint> {
  const { complainant, statement, receivedAt } = aComplaint();
  const arrival: Arrival = {
    municipality: register.municipalities.get('druten')!,
    channel: 'form',
    receivedAt,
    complainant,
    statement,
    documents: [],
    by: { role: 'complainant' },
    ...differs,
  };
  return register.db.transaction().execute((transaction) => registerComplaint(transaction, register, arrival));
}

/** The documents of a complaint by mail: the message itself and a picture, their files stored. */
export async function aMailWithPicture(register: Register): Promise<Arrival['documents']> {
  const store = (text: string) => storeFile(register.db, Buffer.from(text), register.clock.now());
  return [
    { fileId: await store('the raw mail'), kind: 'original', name: 'bericht.eml', mediaType: 'message/rfc822' },
    { fileId: await store('the picture'), kind: 'attachment', name: 'foto.jpg', mediaType: 'image/jpeg' },
  ];
}
