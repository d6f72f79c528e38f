import type { Language, StaffRole } from '#domain/complaint.ts';
import type { ComplaintSubject, Municipality, Ombudsman } from '#settings/municipality.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export type Phase = Municipality['steps'][number]['phase'];
export const phases = ['received', 'informal', 'formal', 'closed', 'afterwards'] as const satisfies Phase[];

/** The sections of a procedure page, in their order, by the anchor of each. */
export const sections = [
  'waarover',
  'iets-anders',
  'eerst-praten',
  'indienen',
  'opschrijven',
  'verloop',
  'wie',
  'termijn',
  'rechten',
  'ombudsman',
  'privacy',
  'verslag',
] as const;
export type Section = (typeof sections)[number];

/** What procedure pages say of themselves, beside the texts of a municipality. Dutch words in English: between asterisks. */
export interface ProcedureWords {
  title: (municipality: string) => string;
  start: string;
  startNote?: string;
  already: string;
  onThisPage: string;
  sections: Record<Section, string>;
  examples: string;
  authorities: string;
  doNotWait: string;
  withinAYear: string;
  unsure: string;
  /** When the municipality itself says nothing of it. */
  talkFirst: string;
  channels: Record<
    'online' | 'digid' | 'mail' | 'post' | 'phone' | 'call' | 'visit' | 'paper' | 'orally' | 'help',
    string
  >;
  alsoWrite: string;
  needHelp: string;
  phases: Record<Phase, { title: string; text: string }>;
  promise: (what: string, from: number, to: number) => string;
  neverOneself: string;
  keepsWatch: (coordinator: string) => string;
  aboutWhom: string;
  subjects: Record<ComplaintSubject, (role: (one: StaffRole) => string) => string>;
  or: string;
  ofTheDepartment: (role: string) => string;
  inTheTalk: string;
  inTheFormal: string;
  weeks: Record<number, string>;
  decide: (weeks: string) => string;
  defer: (weeks: string) => string;
  refuse: (weeks: string) => string;
  movesOn: string;
  calculator: string;
  example: {
    title: string;
    text: (day: string) => string;
    decide: string;
    deferred: string;
    refused: string;
    why: string;
  };
  rights: { bothSides: string; company: string; letter: string; confidential: string; noAppeal: string };
  ombudsmanYear: string;
  ombudsmanTitles: Record<Ombudsman['about'], string>;
  privacyMore: string;
  report: string[];
  regulation: (regulation: string) => string;
  checked: (day: string, source: string) => string;
  ours: string;
  ourFields: Record<string, string>;
}

export const procedureWords: Record<Language, ProcedureWords> = { nl, en };
