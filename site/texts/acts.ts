import type { Judgement, NoHearingGround } from '#domain/complaint.ts';
import type { DutyName } from '#domain/duties.ts';
import type { Act } from '#domain/lifecycle.ts';

/** How the desk speaks of an act: above its form, on its button, and when it is done. */
export interface ActText {
  title: string;
  button: string;
  done: string;
}

export const actTexts: Record<Act, ActText> = {
  acknowledge: {
    title: 'Ontvangst bevestigen',
    button: 'Leg de bevestiging vast',
    done: 'De ontvangstbevestiging is verstuurd.',
  },
  recordContactDetails: {
    title: 'Gegevens van de klager aanpassen',
    button: 'Bewaar deze gegevens',
    done: 'De gegevens van de klager zijn aangepast.',
  },
  judgeSuspicion: {
    title: 'Beoordelen of dit een klacht is',
    button: 'Leg mijn oordeel vast',
    done: 'Vastgelegd of dit een klacht is.',
  },
  preferContact: {
    title: 'Vastleggen hoe de klager bereikt wil worden',
    button: 'Leg dit vast',
    done: 'Vastgelegd hoe de klager bereikt wil worden.',
  },
  consent: {
    title: 'Toestemming voor e-mail vastleggen',
    button: 'Leg de toestemming vast',
    done: 'De klager wil brieven per e-mail ontvangen.',
  },
  namePersonConcerned: {
    title: 'Beklaagde noemen',
    button: 'Noem als beklaagde',
    done: 'De beklaagde is genoemd.',
  },
  removePersonConcerned: {
    title: 'Beklaagde toch niet noemen',
    button: 'Haal deze persoon weg',
    done: 'Deze persoon is geen beklaagde meer.',
  },
  establishNoPerson: {
    title: 'Vaststellen dat er geen beklaagde is',
    button: 'De klacht gaat niet over een persoon',
    done: 'Vastgesteld: de klacht gaat niet over het gedrag van een bepaalde persoon.',
  },
  copyToPersonConcerned: {
    title: 'Afschrift aan de beklaagde sturen',
    button: 'Stuur het afschrift',
    done: 'Het afschrift gaat naar de beklaagde.',
  },
  assignHandler: {
    title: 'Klachtbehandelaar aanwijzen',
    button: 'Wijs aan als klachtbehandelaar',
    done: 'De klachtbehandelaar is aangewezen.',
  },
  takeUpInformally: {
    title: 'Eerst een gesprek',
    button: 'Begin met een gesprek',
    done: 'De behandeling begint met een gesprek.',
  },
  takeUpFormally: {
    title: 'Formeel behandelen',
    button: 'Behandel formeel',
    done: 'De klacht wordt formeel behandeld.',
  },
  offerHearing: {
    title: 'Uitnodigen voor een hoorzitting',
    button: 'Verstuur de uitnodigingen',
    done: 'De uitnodiging om gehoord te worden is gemaakt.',
  },
  recordHearing: {
    title: 'Verslag van het horen vastleggen',
    button: 'Leg het verslag vast',
    done: 'Het verslag van het horen is vastgelegd.',
  },
  recordNoHearing: {
    title: 'Vastleggen waarom iemand niet is gehoord',
    button: 'Leg de reden vast',
    done: 'Vastgelegd waarom het horen niet doorging.',
  },
  defer: {
    title: 'Verdagen',
    button: 'Verdaag en stuur bericht',
    done: 'De afhandeling is verdaagd.',
  },
  settleInformally: {
    title: 'Informeel afdoen',
    button: 'Sluit de klacht informeel af',
    done: 'De klacht is informeel afgedaan.',
  },
  decide: {
    title: 'Klacht afdoen',
    button: 'Verstuur deze brief',
    done: 'De klacht is afgedaan.',
  },
  receive: { title: 'Klacht vastleggen', button: 'Leg de klacht vast', done: 'De klacht is ontvangen.' },
  confirmReceipt: {
    title: 'Dag van ontvangst bevestigen',
    button: 'De dag van ontvangst klopt',
    done: 'De dag van ontvangst is bevestigd.',
  },
  correctReceipt: {
    title: 'Begin van de termijn aanpassen',
    button: 'Pas het begin aan',
    done: 'Het begin van de termijn is aangepast.',
  },
  withdrawConsent: {
    title: 'Toestemming voor e-mail intrekken',
    button: 'Trek de toestemming in',
    done: 'De klager wil geen brieven per e-mail meer.',
  },
  askSupplement: {
    title: 'Om een aanvulling vragen',
    button: 'Vraag om een aanvulling',
    done: 'Er is om een aanvulling gevraagd.',
  },
  addToComplaint: {
    title: 'Aanvulling van de klager vastleggen',
    button: 'Leg de aanvulling vast',
    done: 'De klacht is aangevuld.',
  },
  breakOff: {
    title: 'Stoppen omdat gegevens ontbreken',
    button: 'Stop de behandeling',
    done: 'De behandeling is gestopt omdat gegevens ontbraken.',
  },
  forward: {
    title: 'Doorzenden naar een ander bestuursorgaan',
    button: 'Zend de klacht door',
    done: 'De klacht is doorgezonden.',
  },
  pointElsewhere: {
    title: 'De juiste weg wijzen',
    button: 'Wijs de juiste weg',
    done: 'De klager is de juiste weg gewezen.',
  },
  merge: {
    title: 'Samenvoegen met een eerdere klacht',
    button: 'Voeg samen',
    done: 'De klacht is samengevoegd met een andere.',
  },
  split: { title: 'Splitsen', button: 'Splits de klacht', done: 'De klacht is gesplitst.' },
  classify: {
    title: 'Onderwerp voor het jaarverslag kiezen',
    button: 'Bewaar het onderwerp',
    done: 'Het onderwerp is vastgelegd.',
  },
  recordInvolvement: {
    title: 'Vastleggen wie erbij betrokken was',
    button: 'Leg de betrokkenheid vast',
    done: 'Vastgelegd wie bij de gedraging betrokken was.',
  },
  appointHearingChair: {
    title: 'Voorzitter van het horen aanwijzen',
    button: 'Wijs aan als voorzitter',
    done: 'De voorzitter van het horen is aangewezen.',
  },
  establishEnforcement: {
    title: 'Klacht over een boa: toezichthouders inlichten',
    button: 'Stuur de afschriften',
    done: 'De toezichthouders krijgen een afschrift.',
  },
  recordReaction: {
    title: 'Reactie van de beklaagde vastleggen',
    button: 'Leg de reactie vast',
    done: 'De reactie van de beklaagde is vastgelegd.',
  },
  recordContact: {
    title: 'Gesprek met de klager vastleggen',
    button: 'Leg het gesprek vast',
    done: 'Er is contact geweest met de klager.',
  },
  stateSatisfaction: {
    title: 'De klacht is opgelost',
    button: 'Ja, het is opgelost',
    done: 'De klager liet weten dat de klacht is opgelost.',
  },
  returnToFormal: {
    title: 'Alsnog formeel behandelen',
    button: 'Behandel alsnog formeel',
    done: 'De klacht wordt alsnog formeel behandeld.',
  },
  answerInvitation: {
    title: 'Antwoord op de uitnodiging vastleggen',
    button: 'Leg het antwoord vast',
    done: 'De klager heeft op de uitnodiging geantwoord.',
  },
  applyAdvisoryProcedure: {
    title: 'Adviesprocedure toepassen',
    button: 'Pas de adviesprocedure toe',
    done: 'De adviesprocedure geldt nu. Beide kanten krijgen bericht van de nieuwe laatste dag.',
  },
  recordAdvice: { title: 'Advies vastleggen', button: 'Leg het advies vast', done: 'Het advies is ontvangen.' },
  askPostponement: {
    title: 'Om verder uitstel vragen',
    button: 'Vraag om instemming',
    done: 'De klager is om instemming met verder uitstel gevraagd.',
  },
  answerPostponement: {
    title: 'Antwoord over verder uitstel vastleggen',
    button: 'Leg het antwoord vast',
    done: 'De klager heeft over verder uitstel geantwoord.',
  },
  notHandle: {
    title: 'Niet in behandeling nemen',
    button: 'Neem niet in behandeling',
    done: 'De klacht is niet in behandeling genomen.',
  },
  withdraw: { title: 'Intrekking vastleggen', button: 'Leg de intrekking vast', done: 'De klacht is ingetrokken.' },
  restore: {
    title: 'Intrekking ongedaan maken',
    button: 'Maak de intrekking ongedaan',
    done: 'De intrekking is ongedaan gemaakt.',
  },
  reopen: { title: 'Heropenen', button: 'Heropen de klacht', done: 'De klacht is heropend.' },
  correctLetter: {
    title: 'Een verstuurde brief rechtzetten',
    button: 'Stuur de rechtzetting',
    done: 'Er is een rechtzetting gestuurd.',
  },
  referToOmbudsman: {
    title: 'Op de ombudsman wijzen',
    button: 'Stuur de verwijzing',
    done: 'De klager is op de ombudsman gewezen.',
  },
  recordPetition: {
    title: 'Verzoek aan de ombudsman vastleggen',
    button: 'Leg het verzoek vast',
    done: 'De klager is naar de ombudsman gegaan.',
  },
  recordPetitionOutcome: {
    title: 'Uitkomst van de ombudsman vastleggen',
    button: 'Leg de uitkomst vast',
    done: 'De ombudsman is klaar.',
  },
  promiseMeasure: {
    title: 'Maatregel toezeggen',
    button: 'Leg de maatregel vast',
    done: 'Er is een maatregel toegezegd.',
  },
  completeMeasure: {
    title: 'Maatregel uitgevoerd',
    button: 'Leg vast dat het is gedaan',
    done: 'De maatregel is uitgevoerd.',
  },
  destroy: { title: 'Vernietigen', button: 'Vernietig deze klacht', done: 'De klacht is vernietigd.' },
};

/** What each duty asks, as something that is done. */
export const dutyTexts: Record<DutyName, string> = {
  acknowledged: 'Ontvangst bevestigd',
  'subject-established': 'Beklaagde genoemd, of vastgesteld dat er geen is',
  'handler-assigned': 'Klachtbehandelaar aangewezen',
  copied: 'Afschrift naar de beklaagde',
  'complainant-heard': 'Klager gehoord, of vastgelegd waarom niet',
  'person-concerned-heard': 'Beklaagde gehoord, of vastgelegd waarom niet',
  registered: 'Klacht geregistreerd',
  'supervisors-informed': 'Afschrift naar beide toezichthouders',
  'deferral-told': 'Verdaging verteld aan beide kanten',
  'advice-received': 'Advies ontvangen',
  'findings-and-ombudsman-named': 'Bevindingen en ombudsman in de brief genoemd',
};

export const judgementTexts: Record<Judgement, string> = {
  'well-founded': 'gegrond',
  'partly-well-founded': 'deels gegrond',
  unfounded: 'ongegrond',
  'no-judgement': 'geen oordeel',
};

export const noHearingTexts: Record<NoHearingGround, string> = {
  'manifestly-unfounded': 'De klacht is kennelijk ongegrond',
  declared: 'Heeft verklaard dat horen niet hoeft',
  'no-reply': 'Heeft niet op tijd op de uitnodiging gereageerd',
};
