import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

// Nothing but sirv before one folder, in a process of its own.
const files = sirv(process.argv[2]!, { etag: true });
const server = createServer((request, response) => files(request, response));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
