import type { ProcedureWords } from './words.ts';

export const nl: ProcedureWords = {
  title: (municipality) => `Een klacht over de gemeente ${municipality}`,
  start: 'Dien uw klacht in',
  already: 'Heeft u al een klacht ingediend? Open dan uw eigen pagina met de link uit onze brief of e-mail.',
  onThisPage: 'Op deze pagina',
  sections: {
    waarover: 'Waarover kunt u klagen?',
    'iets-anders': 'Wanneer kunt u beter iets anders doen?',
    'eerst-praten': 'Voordat u klaagt',
    indienen: 'Zo dient u uw klacht in',
    opschrijven: 'Wat zet u in uw klacht?',
    verloop: 'Zo gaat het verder',
    wie: 'Wie behandelt uw klacht?',
    termijn: 'Hoelang duurt het?',
    rechten: 'Uw rechten',
    ombudsman: 'Niet tevreden? Naar de ombudsman',
    privacy: 'Uw gegevens',
    verslag: 'Regels en jaarverslag',
  },
  examples: 'Bijvoorbeeld hierover:',
  authorities: 'U kunt ook klagen over hoe een van deze besturen of ambtenaren zich gedroeg:',
  doNotWait: 'Wacht niet te lang',
  withinAYear:
    'Klaag binnen een jaar nadat het gebeurde. Is het langer geleden? Dan hoeft de gemeente uw klacht niet meer te ' +
    'behandelen (artikel 9:8 van de Algemene wet bestuursrecht).',
  unsure:
    'Weet u het niet zeker? Stuur ons dan gewoon uw klacht. Wij zoeken uit wat de goede weg is en laten het u weten.',
  talkFirst:
    'Praten mag altijd eerst, bijvoorbeeld met de medewerker zelf. Het moet niet: u mag meteen een klacht indienen.',
  channels: {
    online: 'Online, met het klachtformulier',
    digid: 'Staat er in het formulier een knop van DigiD? Dan mag u daarmee inloggen. Het hoeft niet.',
    mail: 'Met een e-mail aan',
    post: 'Met een brief aan:',
    phone: 'Bel',
    call: 'Wij helpen u dan verder.',
    visit: 'Kom langs:',
    paper: 'Met een brief aan de gemeente. Een brief mag altijd.',
    orally: 'Vertel het ons. Een klacht die u aan ons vertelt, behandelen wij ook goed.',
    help: 'Hulp bij uw klacht, ook per telefoon, aan de balie of op papier',
  },
  alsoWrite: 'Als u wilt, ook:',
  needHelp: 'Hulp nodig?',
  phases: {
    received: {
      title: 'Ontvangen',
      text: 'U krijgt altijd een ontvangstbevestiging. Daarin staat op welke dag wij uiterlijk klaar zijn.',
    },
    informal: {
      title: 'In gesprek',
      text: 'De tijd loopt intussen door. U mag altijd zeggen dat u een formele behandeling wilt.',
    },
    formal: { title: 'Formele behandeling', text: 'Wij zoeken uit wat er is gebeurd en horen beide kanten.' },
    closed: { title: 'Afgerond', text: 'U krijgt altijd een brief waarin staat hoe het is afgelopen.' },
    afterwards: { title: 'Daarna', text: 'U heeft een jaar de tijd om naar de ombudsman te gaan.' },
  },
  promise: (what, from, to) =>
    `Wat wij u beloven: ${what} Dat gebeurt binnen ${from === to ? to : `${from} tot ${to}`} werkdagen.`,
  neverOneself: 'De persoon over wie u klaagt, behandelt uw klacht nooit zelf.',
  keepsWatch: (coordinator) => `De ${coordinator} let erop dat alles goed en op tijd gaat.`,
  aboutWhom: 'Uw klacht gaat over:',
  subjects: {
    staff: () => 'Een medewerker',
    'department-manager': (role) => `Een ${role('department-manager')}`,
    secretary: (role) => `De ${role('secretary')}`,
    alderman: (role) => `Een ${role('alderman')}`,
    mayor: (role) => `De ${role('mayor')}`,
    service: () => 'De dienstverlening, zonder dat het om één persoon gaat',
    authority: () => 'Een bestuur, zoals het college of de gemeenteraad',
  },
  or: 'of',
  ofTheDepartment: (role) => `${role} van de afdeling`,
  inTheTalk: 'Eerst, om het op te lossen:',
  inTheFormal: 'In de formele procedure:',
  weeks: { 4: 'vier', 6: 'zes', 10: 'tien' },
  decide: (weeks) => `Wij handelen uw klacht af binnen ${weeks} weken nadat wij haar kregen.`,
  defer: (weeks) =>
    `Lukt dat niet? Dan mogen wij dat één keer uitstellen, met hoogstens ${weeks} weken. U krijgt daar een brief over.`,
  refuse: (weeks) => `Nemen wij uw klacht niet in behandeling? Dan hoort u dat binnen ${weeks} weken, met de reden.`,
  movesOn: 'Valt de laatste dag in het weekend of op een feestdag? Dan schuift die op naar de eerstvolgende werkdag.',
  calculator: 'Reken zelf uit wat de laatste dag is',
  example: {
    title: 'Een voorbeeld',
    text: (day) => `Stel: wij kregen uw klacht op ${day}. Dit zijn dan de laatste dagen:`,
    refused: 'Zeggen dat wij uw klacht niet in behandeling nemen',
    decide: 'Uw klacht afhandelen',
    deferred: 'Uw klacht afhandelen na uitstel',
    why: 'Zo is de laatste dag voor het afhandelen berekend:',
  },
  rights: {
    bothSides: 'Wij horen beide kanten: u, en de persoon over wie u klaagt.',
    company: 'U mag iemand meenemen, of iemand vragen om het voor u te doen.',
    letter: 'U krijgt een brief met wat wij hebben uitgezocht, wat wij ervan vinden en wat wij ermee doen.',
    confidential: 'Wij gaan vertrouwelijk met uw klacht om. Alleen wie haar nodig heeft voor het werk, leest haar.',
    noAppeal:
      'Tegen ons oordeel over uw klacht kunt u geen bezwaar maken en niet in beroep gaan bij de rechter. U kunt wel ' +
      'naar de ombudsman.',
  },
  ombudsmanYear:
    'U kunt naar de ombudsman tot een jaar nadat u onze brief kreeg. Kwam er geen brief? Dan telt het jaar vanaf de ' +
    'laatste dag die wij hadden.',
  ombudsmanTitles: {
    everything: 'Voor klachten over de gemeente',
    enforcement: 'Voor klachten over een buitengewoon opsporingsambtenaar (boa), zoals een handhaver op straat',
  },
  privacyMore: 'Lees wat wij van u bewaren, hoelang, en wie het ziet',
  report: [
    'De gemeente houdt bij welke klachten zij krijgt. Elk jaar maakt zij dat openbaar, zonder namen ' +
      '(artikel 9:12a van de Algemene wet bestuursrecht).',
    'De cijfers komen uit het systeem waarin ook uw klacht staat. Klachten die met een gesprek zijn opgelost, tellen mee.',
  ],
  regulation: (regulation) => `De regels van de gemeente zelf staan in de ${regulation}.`,
  checked: (day, source) => `Nagekeken op ${day}. Bron: ${source}.`,
  ours: 'Hierover zegt de bron niets. Dit vulden de makers van deze pagina zelf in:',
  ourFields: {
    about: 'waarover u kunt klagen',
    notAbout: 'wanneer u beter iets anders kunt doen',
    'contact.website': 'het adres van de website',
    channels: 'hoe u een klacht indient',
    statementMust: 'wat u in uw klacht zet',
    hearing: 'hoe u uw verhaal vertelt',
    privacy: 'wat wij met uw gegevens doen',
    'roles.coordinator': 'de naam van de klachtencoördinator',
    'roles.handler': 'de naam van de klachtbehandelaar',
    handledBy: 'een deel van wie uw klacht behandelt',
  },
};
