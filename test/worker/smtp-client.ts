import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

/** A conversation in plain SMTP, for what a well-behaved client never does. */
export interface Conversation {
  /** Says a line and returns the answer. */
  say(line: string): Promise<string>;
  /** Sends bytes without waiting for an answer. */
  send(bytes: string): Promise<void>;
  /** The next answer. */
  answer(): Promise<string>;
  hangUp(): void;
}

/** Connects and says hello. */
export async function converse(port: number): Promise<Conversation> {
  const socket = connect(port, '127.0.0.1').setEncoding('latin1');
  const answers = finalLines(socket);
  const answer = async () => (await answers.next()).value ?? '';
  const send = async (bytes: string) => {
    if (!socket.write(bytes, 'latin1')) await once(socket, 'drain');
  };
  const say = async (line: string) => {
    await send(`${line}\r\n`);
    return answer();
  };
  await answer();
  await say('EHLO mx.gemeente.example');
  return { say, send, answer, hangUp: () => socket.destroy() };
}

/** An answer may have several lines; the last one has a space behind its code. */
async function* finalLines(socket: Socket): AsyncGenerator<string, undefined> {
  let text = '';
  for await (const piece of socket) {
    const lines = (text + piece).split('\r\n');
    text = lines.pop()!;
    yield* lines.filter((line) => /^\d{3} /.test(line));
  }
  return undefined;
}
