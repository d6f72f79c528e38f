import type { Municipality } from '#settings/municipality.ts';
import type { StartSettings } from './start-settings.ts';
import { hostAndPort } from './start-settings.ts';

/** What somebody sees who has just started Wederhoor: where everything is, and two things to try. */
export function welcome({ publicUrl, catcher, intake }: StartSettings, municipalities: Municipality[]): string {
  const intakeUrl = `smtp://${hostAndPort(intake)}`;
  const first = municipalities.find(({ slug }) => slug === 'druten') ?? municipalities[0]!;
  const second = municipalities.find(({ slug }) => slug === 'midden-drenthe') ?? first;
  const addresses = [
    ['Site', publicUrl],
    ['Werkplek', `${publicUrl}/werkplek (meld u aan als coordinator@${first.slug}.example)`],
    ['Termijnen', `${publicUrl}/${first.slug}/termijnen`],
    ['Verstuurde mail', `http://localhost:${catcher.web.port}`],
    ['Inkomende mail', intakeUrl],
  ];
  const perMunicipality = municipalities.map(({ name, slug, mail }) => [
    name,
    `${publicUrl}/${slug}/klacht`,
    mail.address,
  ]);
  const mail = `{from:'jan@burger.example',to:'${second.mail.address}',subject:'Klacht',text:'Ik wacht al weken op antwoord.'}`;
  return [
    '',
    ...table(addresses),
    '',
    ...table([['Gemeente', 'Formulier', 'Mailadres'], ...perMunicipality]),
    '',
    'Om te proberen; het antwoord staat bij de verstuurde mail:',
    `  Dien een klacht in op ${publicUrl}/${first.slug}/klacht`,
    '  Of mail er een:',
    `    node -e "require('nodemailer').createTransport('${intakeUrl}').sendMail(${mail})"`,
    '',
  ].join('\n');
}

function table(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd());
}
