import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { refuseConnection } from '#site/serving/refuse-connection.ts';

/** What a client reads when its connection is refused after it sent that. */
async function answerTo(sent: string, code: string): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [socket] = (await once(server, 'connection')) as [Socket];
  if (sent) {
    client.write(sent);
    await once(socket, 'data');
  }
  let read = '';
  client.setEncoding('utf8').on('data', (text) => {
    read += text;
  });
  refuseConnection(Object.assign(new Error(code), { code }), socket, new Map([['X-Frame-Options', 'DENY']]));
  await once(client, 'close');
  server.close();
  return read;
}

test.for([
  ['GET / HTT\r\n\r\n', 'HPE_INVALID_VERSION', /^HTTP\/1.1 400 Bad Request\r\nX-Frame-Options: DENY\r\n/],
  ['GET / HTTP/1.1\r\nHost:', 'ERR_HTTP_REQUEST_TIMEOUT', /^HTTP\/1.1 408 Request Timeout\r\n/],
  ['', 'ERR_HTTP_REQUEST_TIMEOUT', /^$/],
  ['GET /', 'ECONNRESET', /^$/],
] as const)('%j with %s', async ([sent, code, answer]) => {
  expect(await answerTo(sent, code)).toMatch(answer);
});
