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
  recordContact: {
    title: 'Gegevens van de klager aanpassen',
    button: 'Bewaar deze gegevens',
    done: 'De gegevens van de klager zijn aangepast.',
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
};

/** What each duty asks, as something that is done. */
export const dutyTexts: Record<DutyName, string> = {
  acknowledged: 'Ontvangst bevestigd',
  'subject-established': 'Beklaagde genoemd, of vastgesteld dat er geen is',
  'handler-assigned': 'Klachtbehandelaar aangewezen',
  copied: 'Afschrift naar de beklaagde',
  'complainant-heard': 'Klager gehoord, of vastgelegd waarom niet',
  'person-concerned-heard': 'Beklaagde gehoord, of vastgelegd waarom niet',
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
