import { cpus } from 'node:os';
import { findingWhatIsDue } from './due.ts';
import { twoPageLetters } from './pdfs.ts';
import { mailAsItComes } from './reading.ts';
import { idleLatencies, rateOfTheRoad } from './road.ts';
import { pagesBesideTheirLimit } from './site.ts';
import { bareStages } from './stages.ts';
import { startSurroundings } from './surroundings.ts';
import { termsWithExplanation } from './terms.ts';

// Mail in → complaint stored → acknowledgement with PDF handed to a mail server, beside the bare limit of each stage in
// the same run. Shares say more than rates: machines differ, and so do the hours of one machine.
const wantedShare = 0.5;
const wantedLatencyMs = 1000;

const surroundings = await startSurroundings();
try {
  console.log(`Node ${process.version}, ${cpus().length} cores, één worker, PostgreSQL met fsync\n`);
  await rateOfTheRoad(surroundings, 4); // warms up the worker as production is
  const stages = await bareStages(surroundings);
  const one = await rateOfTheRoad(surroundings, 1);
  const four = await rateOfTheRoad(surroundings, 4);
  const latencies = await idleLatencies(surroundings, 40);
  const [slowest, limit] = Object.entries(stages).sort(([, a], [, b]) => a - b)[0]!;

  for (const [stage, perSecond] of Object.entries(stages)) line(stage, `${perSecond.toFixed(0)}/s`);
  console.log();
  const share = (rate: number) => `${rate.toFixed(0)}/s = ${((rate / limit) * 100).toFixed(0)} % van ${slowest}`;
  line('hele weg, 1 verbinding', share(one));
  line('hele weg, 4 verbindingen', share(four));
  line('wachttijd in rust, p50', `${latencies[Math.floor(latencies.length * 0.5)]!.toFixed(0)} ms`);
  const p95 = latencies[Math.floor(latencies.length * 0.95)]!;
  line('wachttijd in rust, p95', `${p95.toFixed(0)} ms`);
  console.log();
  const reached = Math.max(one, four) / limit >= wantedShare && p95 < wantedLatencyMs;
  console.log(
    `Doel (${wantedShare * 100} % van de traagste stap, p95 onder ${wantedLatencyMs} ms): ${reached ? 'gehaald' : 'niet gehaald'}`,
  );
  const { databaseUrl } = surroundings;
  const parts = [
    termsWithExplanation,
    twoPageLetters,
    () => findingWhatIsDue(databaseUrl),
    () => pagesBesideTheirLimit(databaseUrl),
    mailAsItComes,
  ];
  for (const part of parts) {
    console.log();
    for (const text of await part()) console.log(text);
  }
} finally {
  await surroundings.stop();
}

function line(what: string, figure: string): void {
  console.log(`${what.padEnd(36)} ${figure}`);
}
