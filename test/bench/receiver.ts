import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

// A mail server in a process of its own that takes all mail, and tells its parent which message each one answers.
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    const head: Buffer[] = [];
    let size = 0;
    stream.on('data', (piece: Buffer) => {
      if (size < 8192) head.push(piece);
      size += piece.length;
    });
    stream.on('end', () => {
      done();
      const answers = /^In-Reply-To:\s*(<[^>]+>)/im.exec(Buffer.concat(head).toString('latin1'))?.[1];
      process.send?.({ answers, size, at: performance.timeOrigin + performance.now() });
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
