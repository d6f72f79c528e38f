import { readFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { openOutlookMessage } from './outlook-message.ts';

// A process of its own for one file (outlook-process.ts): the file on its input, what is in it on its output.
process.stdout.write(serialize(openOutlookMessage(readFileSync(0))));
