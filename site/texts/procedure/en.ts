import type { ProcedureWords } from './words.ts';

export const en: ProcedureWords = {
  title: (municipality) => `A complaint about the municipality of ${municipality}`,
  start: 'File your complaint',
  startNote: 'The form is in Dutch. You may write in English, and we can send our letters in English.',
  already: 'Have you filed a complaint already? Then open your own page with the link in our letter or e-mail.',
  onThisPage: 'On this page',
  sections: {
    waarover: 'What can you complain about?',
    'iets-anders': 'When is it better to do something else?',
    'eerst-praten': 'Before you complain',
    indienen: 'How to file your complaint',
    opschrijven: 'What do you put in your complaint?',
    verloop: 'What happens next',
    wie: 'Who handles your complaint?',
    termijn: 'How long does it take?',
    rechten: 'Your rights',
    ombudsman: 'Not satisfied? Go to the ombudsman',
    privacy: 'Your data',
    verslag: 'Rules and annual report',
  },
  examples: 'For example about this:',
  authorities: 'You can also complain about how one of these authorities or officials behaved:',
  doNotWait: 'Do not wait too long',
  withinAYear:
    'Complain within one year after it happened. Was it longer ago? Then the municipality does not have to handle your ' +
    'complaint any more (Article 9:8 of the Dutch General Administrative Law Act, *Algemene wet bestuursrecht*).',
  unsure: 'Are you not sure? Then just send us your complaint. We find out what the right way is and let you know.',
  talkFirst:
    'You may always talk about it first, for instance with the member of staff. You do not have to: you may file a ' +
    'complaint right away.',
  channels: {
    online: 'Online, with the complaint form',
    digid: 'Is there a DigiD button in the form? Then you may sign in with it. You do not have to.',
    mail: 'With an e-mail to',
    post: 'With a letter to:',
    phone: 'Call',
    call: 'We will help you further.',
    visit: 'Come to see us:',
    paper: 'With a letter to the municipality. You may always write a letter.',
    orally: 'Tell us. A complaint that you tell us is handled properly too.',
    help: 'Help with your complaint, also by telephone, at the desk or on paper',
  },
  alsoWrite: 'If you want, also:',
  needHelp: 'Do you need help?',
  phases: {
    received: {
      title: 'Received',
      text: 'You always get an acknowledgement of receipt. It says on which day we will be ready at the latest.',
    },
    informal: {
      title: 'Talking',
      text: 'The term goes on meanwhile. You may always say that you want a formal procedure.',
    },
    formal: { title: 'Formal procedure', text: 'We find out what happened and hear both sides.' },
    closed: { title: 'Closed', text: 'You always get a letter that says how it ended.' },
    afterwards: { title: 'Afterwards', text: 'You have one year to go to the ombudsman.' },
  },
  promise: (what, from, to) =>
    `What we promise you: ${what} That is done within ${from === to ? to : `${from} to ${to}`} working days.`,
  neverOneself: 'The person you complain about never handles your complaint.',
  keepsWatch: (coordinator) => `The ${coordinator} sees to it that everything goes well and in time.`,
  aboutWhom: 'Your complaint is about:',
  subjects: {
    staff: () => 'A member of staff',
    'department-manager': (role) => `A ${role('department-manager')}`,
    secretary: (role) => `The ${role('secretary')}`,
    alderman: (role) => `An ${role('alderman')}`,
    mayor: (role) => `The ${role('mayor')}`,
    service: () => 'The service, without one person being concerned',
    authority: () => 'An authority, such as the mayor and aldermen or the municipal council',
  },
  or: 'or',
  ofTheDepartment: (role) => `${role} of the department`,
  inTheTalk: 'First, to solve it:',
  inTheFormal: 'In the formal procedure:',
  weeks: { 4: 'four', 6: 'six', 10: 'ten' },
  decide: (weeks) => `We deal with your complaint within ${weeks} weeks after we received it.`,
  defer: (weeks) =>
    `Can we not make that? Then we may defer it once, by ${weeks} weeks at most. You get a letter about that.`,
  refuse: (weeks) => `Do we not handle your complaint? Then you hear that within ${weeks} weeks, with the reason.`,
  movesOn: 'Is the last day in a weekend or on a public holiday? Then it moves on to the next working day.',
  calculator: 'Reckon the last day yourself (in Dutch)',
  example: {
    title: 'An example',
    text: (day) => `Suppose we received your complaint on ${day}. Then these are the last days:`,
    refused: 'To say that we do not handle your complaint',
    decide: 'To deal with your complaint',
    deferred: 'To deal with your complaint after deferral',
    why: 'This is how the last day to deal with it was reckoned:',
  },
  rights: {
    bothSides: 'We hear both sides: you, and the person you complain about.',
    company: 'You may bring somebody along, or ask somebody to do it for you.',
    letter: 'You get a letter that says what we found, what we think of it and what we do about it.',
    confidential: 'We treat your complaint in confidence. Only those who need it for their work read it.',
    noAppeal:
      'You cannot lodge an objection or an appeal against our judgement on your complaint. You can go to the ombudsman.',
  },
  ombudsmanYear:
    'You can go to the ombudsman until one year after you got our letter. Was there no letter? Then the year runs from ' +
    'the last day that we had.',
  ombudsmanTitles: {
    everything: 'For complaints about the municipality',
    enforcement:
      'For complaints about an enforcement officer (*buitengewoon opsporingsambtenaar*, *boa*), such as one in the street',
  },
  privacyMore: 'Read what we keep of you, how long, and who sees it',
  report: [
    'The municipality records which complaints it gets. Every year it publishes that, without names (Article 9:12a of ' +
      'the Dutch General Administrative Law Act).',
    'The figures come from the system that also holds your complaint. Complaints that were solved with a talk count too.',
  ],
  regulation: (regulation) => `The municipality's own rules stand in the ${regulation}.`,
  checked: (day, source) => `Checked on ${day}. Source: *${source}*.`,
  ours: 'The source is silent on this. The makers of this page filled it in:',
  ourFields: {
    about: 'what you can complain about',
    notAbout: 'when it is better to do something else',
    'contact.website': 'the address of the website',
    channels: 'how to file a complaint',
    statementMust: 'what to put in your complaint',
    hearing: 'how you tell your story',
    privacy: 'what we do with your data',
    'roles.coordinator': 'the name of the *klachtencoördinator*',
    'roles.handler': 'the name of the *klachtbehandelaar*',
    handledBy: 'a part of who handles your complaint',
  },
};
