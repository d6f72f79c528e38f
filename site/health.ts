import type { Finding, HealthLevel } from '#domain/health.ts';
import { levelOf } from '#domain/health.ts';
import { health } from '#register/health.ts';
import { findingText, levelTexts, partTexts } from './texts/health.ts';

/** One line of the page about how it goes. */
export interface HealthLine {
  part: string;
  municipality?: string;
  level: HealthLevel;
  text: string;
}

/** How it goes now, in words; `status` is what a machine that watches goes by: 503 when something is wrong. */
export interface HealthReport {
  level: HealthLevel;
  status: 200 | 503;
  at: Date;
  lines: HealthLine[];
}

/** Looks how each part of the chain fares, for the page and for machines. */
export async function reportHealth({ register, environment }: App.Locals): Promise<HealthReport> {
  const all = await health(register, environment);
  const level = levelOf(all);
  const at = register.clock.now();
  const lines = all.map((finding) => {
    const slug = municipalityOf(finding);
    return {
      part: partTexts[finding.part],
      ...(slug && { municipality: register.municipalities.get(slug)?.name ?? slug }),
      level: finding.level,
      text: findingText(finding, at),
    };
  });
  return { level, status: level === 'bad' ? 503 : 200, at, lines };
}

/** The report for machines. */
export function asJson({ level, at, lines }: HealthReport): object {
  return {
    staat: levelTexts[level],
    op: at.toISOString(),
    onderdelen: lines.map(({ part, municipality, level: its, text }) => ({
      onderdeel: part,
      ...(municipality && { gemeente: municipality }),
      staat: levelTexts[its],
      uitleg: text,
    })),
  };
}

function municipalityOf(finding: Finding): string | undefined {
  if (finding.part === 'mailbox') return finding.mailbox.municipality;
  if (finding.part === 'reconciliation') return finding.account.municipality;
  return finding.part === 'canary' ? finding.canary.municipality : undefined;
}
