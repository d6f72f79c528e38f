import { withoutQuotes } from './plain-text.ts';

/** How sure a subject tells that its sender is away. `hint` and `sound` need the text to say so too. */
export type AwaySubject = 'named' | 'hint' | 'sound';

/** What programs call such an answer themselves, by language: Dutch, English, German, French, Polish, Turkish and others. */
const names = [
  'automatisch(e)? (antwoord|bericht|beantwoording|reactie|e-?mail|afwezigheids\\p{L}+)',
  'afwezigheids-?(bericht|melding|assistent|notitie)',
  'auto(mat(ic|ed))?[- ]?(reply|response)',
  'out[- ]of[- ](the[- ])?office (auto-?reply|reply|message|response)',
  'vacation (reply|message|notice)',
  'automatische (antwort|rückmeldung|benachrichtigung)',
  'abwesenheits(notiz|nachricht|meldung|benachrichtigung|assistent)',
  "(r[ée]ponse automatique|message d['’]absence)",
  '(odpowied[źz] automatyczna|automatyczna odpowied[źz]|autoodpowied[źz])',
  'otomatik (yan[ıi]t|cevap)',
  'respuesta autom[áa]tica|resposta autom[áa]tica|risposta automatica',
  'autosvar|automatisk svar|automatick[áa] odpověď|răspuns automat|automatikus válasz',
  'автоматический ответ|автоматична відповідь|автовідповідь|автоответ|رد تلقائي',
];

/** What people call it, and what may begin another subject too. */
const hints = [
  'afwezig(heid)?',
  'niet aanwezig',
  '(buiten|niet op) kantoor',
  '((met|op) )?(vakantie|verlof)',
  '(zwangerschaps|bevallings|ouderschaps)verlof',
  'out[- ]of[- ](the[- ])?office',
  '(on )?(vacation|annual leave|leave|holiday)',
  'abwesen(d|heit)|nicht im (büro|haus)|(im )?urlaub',
  'absen(t|ce)( du bureau)?|en congé',
  'nieobecn(y|a|ość)|(na )?urlop(ie)?|poza biurem',
  'ofis dışında(yım)?|izinde(yim)?|tatilde(yim)?',
  'fuera de la oficina|ausente|fuori (ufficio|sede)|assente',
];

// A subject counts most when this is all it says before the colon: "Automatisch antwoord helpt mij niet" is a complaint.
const end = String.raw`\s*(:|$|[-–(\[]|(re|aw|antw|betr|fwd?)\s*:)`;
const begin = String.raw`^[^\p{L}\p{N}\[]*`;
const named = new RegExp(
  `${begin}(${names.join('|')})${end}|^auto: [^:]{1,60} is |^[^:]{1,60} is out of the office\\b[^?!]*$|^\\[(auto[- ]?(reply|response)|automatisch antwoord)\\]`,
  'iu',
);
const hint = new RegExp(`${begin}(${hints.join('|')})${end}|^(ik ben )?afwezig (t/m|tot|van|vanaf|wegens) `, 'iu');
const sound = new RegExp(
  `${begin}((${hints.join('|')})(?!\\p{L})|[^:]{1,60} is (afwezig|niet op kantoor|nicht im büro))`,
  'iu',
);

/** What a subject tells of its sender being away. Undefined: nothing. */
export function awaySubject(subject: string): AwaySubject | undefined {
  const words = subject.trim();
  if (named.test(words)) return 'named';
  if (hint.test(words)) return 'hint';
  return sound.test(words) ? 'sound' : undefined;
}

// Up to the end of a sentence; a stop behind a number is none.
const within = String.raw`(?:[^.?!\n]|(?<=\d)\.){0,80}`;
const ofMyself = [
  String.raw`\b(ik|wij|we) (ben|zijn|heb|hebben)\b${within}\b(afwezig|niet aanwezig|met (zwangerschaps|bevallings)?(vakantie|verlof)|op vakantie|verlof|vrij\b|er niet|er even niet|niet op kantoor|niet bereikbaar)`,
  String.raw`\b(weer (aanwezig|bereikbaar)|ben ik (er )?(weer|niet)|lees (ik )?(mijn|deze) (mail|e-?mail|berichten) (pas|niet))`,
  String.raw`^[^\p{L}\n]{0,20}(afwezig|niet aanwezig|met vakantie)\b[^\n?]{0,60}$`,
  String.raw`\b(afwezig|out of (the )?office|away|abwesend) (t/m|tot|until|till|through|from|bis|vom)\b`,
  String.raw`\b(i am|i['’]m|i will be|we are)\b${within}\b(away|out of (the )?office|out of town|on (annual |parental )?(leave|vacation|holiday))`,
  String.raw`\b(back (on|in the office)|limited access to (my )?e-?mail|on the beach)\b`,
  String.raw`\b(ich bin|wir sind)\b${within}\b(abwesend|(im|in) urlaub|nicht im (büro|haus)|nicht erreichbar|wieder)`,
  String.raw`\bje (suis|serai)\b${within}\b(absent|en congé|en vacances)`,
  String.raw`\b(jestem|będę)\b${within}(nieobecn|urlop|poza biurem)`,
  String.raw`ofiste de[ğg]il|izinde(yim)?\b|tatilde(yim)?\b|ofis dışında`,
  String.raw`\b(estoy|estaré)\b${within}\b(vacaciones|fuera|ausente)|\bsono\b${within}\b(ferie|fuori|assente)`,
];
const away = new RegExp(ofMyself.join('|'), 'imu');

/** Whether its writer says in a text, outside what is quoted, to be away now, as absence replies do. */
export function saysToBeAway(text: string): boolean {
  return away.test(withoutQuotes(text));
}
