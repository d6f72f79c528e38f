import { actTexts } from './acts.ts';

const otherNotices: Record<string, string> = {
  mailAgain: 'De brief wordt opnieuw gemaild.',
  sendByPost: 'De brief wacht in de printrij.',
  sendHeld: 'De e-mail gaat nu weg.',
  postHeld: 'De brief wacht in de printrij.',
  dropHeld: 'De e-mail gaat niet weg.',
  clearAlarm: 'De melding is weggehaald.',
  recordPosted: 'Vastgelegd dat de brieven zijn gepost.',
  recordAbsence: 'De afwezigheid is vastgelegd.',
  clearAbsence: 'De afwezigheid is gewist.',
  registerMessage: 'Het bericht wordt een klacht. Over enkele seconden staat die in de lijst.',
  joinMessage: 'Het bericht wordt bij de klacht gevoegd. Over enkele seconden staat het in het dossier.',
  destroyListed: 'De gekozen klachten zijn vernietigd. De verklaring van vernietiging staat hieronder.',
  readMessageAgain: 'Het bericht wordt opnieuw gelezen. Ververs de pagina over enkele seconden.',
};

/** What a page says after an action of that name was done. Undefined: no such action. */
export function noticeOf(action: string | null): string | undefined {
  if (!action) return undefined;
  return Object.hasOwn(actTexts, action) ? actTexts[action as keyof typeof actTexts].done : otherNotices[action];
}
