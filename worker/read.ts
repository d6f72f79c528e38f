import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { asBuffer } from './bytes.ts';
import { withOpened, wordsInFile } from './open-attachment.ts';
import type { Heading, ParsedMessage } from './parse-message.ts';
import { parseMessage, Unreadable } from './parse-message.ts';

/** What came of a message. `broken`: it did not come in whole, which says nothing about it. */
export type Outcome =
  | { message: ParsedMessage }
  | { unreadable: { heading: Heading | undefined; why: string } }
  | { broken: true };

/** What the thread says: that it begins, that it wants the next piece, the heading as soon as it is known, what came of it. */
export type Word = { says: 'begun' | 'next' } | { heading: Heading } | { outcome: Outcome };

/** What it gets: a piece, and with the last one the end, or word that there will be no more although it has not ended. */
export interface Answer {
  piece?: Uint8Array;
  ends?: 'here' | 'broken';
}

/** A message to read, with its first piece, which of most messages is all: each word between threads takes its time. */
export interface Reading {
  port: MessagePort;
  first: Answer;
}

/** What the reader's thread does: one message in, piece by piece, and what it says out. */
export default async function read({ port, first }: Reading): Promise<void> {
  const say = (word: Word, moved: ArrayBuffer[] = []) => port.postMessage(word, moved);
  say({ says: 'begun' });
  const outcome = await outcomeOf(piecesFrom(port, first, say), (heading) => say({ heading }));
  say({ outcome }, 'message' in outcome ? memoryOf(outcome.message) : []);
  port.close();
}

async function outcomeOf(pieces: AsyncIterable<Buffer>, onHeading: (heading: Heading) => void): Promise<Outcome> {
  try {
    const message = await parseMessage(pieces, onHeading);
    const attachments = await withOpened(message.attachments);
    return { message: { ...message, text: message.text || wordsInFile(attachments), attachments } };
  } catch (error) {
    if (!(error instanceof Unreadable)) return { broken: true };
    return { unreadable: { heading: error.heading, why: String(error.cause) } };
  }
}

async function* piecesFrom(port: MessagePort, first: Answer, say: (word: Word) => void): AsyncGenerator<Buffer> {
  for (let answer = first; ; ) {
    if (answer.piece) yield asBuffer(answer.piece);
    if (answer.ends === 'here') return;
    if (answer.ends) throw new Error('the message breaks off');
    const answered = once(port, 'message');
    say({ says: 'next' });
    [answer] = (await answered) as [Answer];
  }
}

/** The memory of attachments, to hand over without a copy. Small ones share theirs with others, and are copied. */
function memoryOf({ attachments }: ParsedMessage): ArrayBuffer[] {
  const whole = attachments.filter(({ content }) => content.byteLength === content.buffer.byteLength);
  return [...new Set(whole.map(({ content }) => content.buffer as ArrayBuffer))];
}
