import type { Delivery, DeliveryReport, RecipientReport } from './delivery-report.ts';

/** Hours to wait before a mail for a full mailbox is tried once more; after the last time it has failed. */
const waitsForRoom = [6, 24, 72];

/** When to try again to reach a mailbox that was full for the so many-th time. Undefined: no more, it has failed. */
export function nextWhenFull(times: number, now: Date): Date | undefined {
  const hours = waitsForRoom[times - 1];
  return hours === undefined ? undefined : new Date(now.getTime() + hours * 3_600_000);
}

/**
 * What a report says of a mail of ours, which has one recipient (Awb 2:11). Of several recipients only ours counts. A
 * report that names others speaks of where the mail was passed on to: then it failed when nobody there got it.
 */
export function deliveryTo(address: string, { recipients }: DeliveryReport): RecipientReport | undefined {
  const wanted = address.toLowerCase();
  const ours = recipients.filter(({ addresses }) => addresses.includes(wanted));
  const meant = ours.length ? ours : recipients;
  return bestFirst.map((delivery) => meant.find((one) => one.delivery === delivery)).find(Boolean);
}

const bestFirst: Delivery[] = ['delivered', 'delayed', 'full', 'failed'];
