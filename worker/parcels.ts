import type { MailFolder, Measure } from './mail-folder.ts';

/** What is fetched at one go: small messages together, with what is known of them; any other alone. */
export type Parcel = { together: Map<number, Measure> } | { alone: number };

/** So many messages, and so many bytes, are fetched and stored together. A larger message goes alone. */
export const parcelLimits = { messages: 50, bytes: 4 * 1024 * 1024, bytesOfOne: 256 * 1024 };

const measuredAtOnce = 500;

/** What may break the connection: whoever gives it counts that beforehand. */
export type Risk = <T>(uids: number[], work: () => Promise<T>) => Promise<T>;

/**
 * Divides messages into parcels. Those of which the server tells no size go alone: somebody moved them away, or they
 * cannot be had. `risk` surrounds each question to the server.
 */
export async function* parcels(folder: MailFolder, uids: number[], risk: Risk): AsyncGenerator<Parcel> {
  for (let first = 0; first < uids.length; first += measuredAtOnce) {
    const some = uids.slice(first, first + measuredAtOnce);
    const measures = await risk(some, () => folder.measures(some));
    let together: Map<number, Measure> = new Map();
    let bytes = 0;
    for (const uid of some) {
      const measure = measures.get(uid);
      if (!measure || measure.bytes > parcelLimits.bytesOfOne) {
        yield { alone: uid };
        continue;
      }
      if (together.size === parcelLimits.messages || bytes + measure.bytes > parcelLimits.bytes) {
        yield { together };
        together = new Map();
        bytes = 0;
      }
      together.set(uid, measure);
      bytes += measure.bytes;
    }
    if (together.size) yield { together };
  }
}
