import type { Complaint } from '#domain/complaint.ts';
import type { Day } from '#domain/day.ts';
import { dayOf, inDutch } from '#domain/day.ts';
import type { ReadEntry } from '#register/dossier.ts';

/** One thing that happened, for the complainant. */
export interface Step {
  on: Day;
  what: string;
}

/**
 * What happened to a complaint so far, oldest first, as the complainant may know it: the handler by name, nobody else of
 * the municipality, and nothing of what the other side said.
 */
export function progressOf(complaint: Complaint, dossier: readonly ReadEntry[]): Step[] {
  const { receivedOn, acknowledgedOn, complainant, handler, personsConcerned, hearing, deferral, satisfaction } =
    complaint;
  const firstOf = (act: string): Day | undefined => {
    const entry = dossier.find((one) => one.act === act);
    return entry && dayOf(entry.at);
  };
  const copies = new Set(personsConcerned.flatMap(({ copiedOn }) => copiedOn ?? []));
  const steps: [Day | undefined, string][] = [
    [receivedOn, 'Wij kregen uw klacht.'],
    [acknowledgedOn, 'Wij stuurden u een ontvangstbevestiging.'],
    [complainant.consent?.givenOn, 'U vroeg ons om brieven per e-mail te sturen.'],
    [handler?.assignedOn, `${handler?.name} behandelt uw klacht.`],
    ...[...copies].map((on): [Day, string] => [on, 'De persoon over wie u klaagt, kreeg een kopie van uw klacht.']),
    [firstOf('takeUpInformally'), 'Wij begonnen met een gesprek om uw klacht op te lossen.'],
    [firstOf('takeUpFormally'), 'Wij namen uw klacht formeel in behandeling.'],
    [hearing?.offeredOn, 'Wij nodigden u uit om uw verhaal te vertellen.'],
    [hearing?.heldOn, 'U vertelde uw verhaal; wij maakten daar een verslag van.'],
    [hearing?.notHeld?.on, 'Wij legden vast dat u niet gehoord wordt.'],
    [deferral?.on, `Wij stelden de afhandeling uit, tot en met ${deferral && inDutch(deferral.until)}.`],
    [satisfaction?.on, 'U liet weten dat uw klacht naar tevredenheid is opgelost.'],
    ...later(complaint),
    [complaint.decision?.decidedOn, 'Wij handelden uw klacht af en schreven u een brief.'],
  ];
  return steps
    .flatMap(([on, what]) => (on ? [{ on, what }] : []))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** What letters and the complainant's own acts added; nothing of how we handle it inside. */
function later(complaint: Complaint): [Day | undefined, string][] {
  const {
    supplementRequest,
    additions = [],
    hearingAnswer,
    postponements = [],
    withdrawal,
    reopenings = [],
  } = complaint;
  return [
    [supplementRequest?.on, 'Wij vroegen u om een aanvulling.'],
    ...additions.map(({ on }): [Day, string] => [on, 'U vulde uw klacht aan.']),
    [hearingAnswer?.on, hearingAnswer?.wantsHearing ? 'U wilde een gesprek.' : 'U wilde geen gesprek.'],
    ...postponements.flatMap(({ askedOn, until, answer }): [Day | undefined, string][] => [
      [askedOn, `Wij vroegen u of wij mogen antwoorden tot en met ${inDutch(until)}.`],
      [answer?.on, answer?.agrees ? 'U vond het uitstel goed.' : 'U vond het uitstel niet goed.'],
    ]),
    [complaint.statedSatisfied?.on, 'U liet weten dat het is opgelost.'],
    [withdrawal?.on, 'U trok uw klacht in.'],
    ...reopenings.map(({ on }): [Day, string] => [on, 'Wij gingen verder met uw klacht.']),
    ...(complaint.pointedTo ?? []).map(({ on }): [Day, string] => [
      on,
      'Wij wezen u de juiste weg voor een deel of alles.',
    ]),
    ...(complaint.corrections ?? []).map(({ on }): [Day, string] => [
      on,
      'Wij stuurden u een verbetering van een brief.',
    ]),
    [complaint.forwarding?.on, 'Wij stuurden uw klacht door.'],
    [complaint.breakingOff?.on, 'Wij stopten, omdat er gegevens ontbraken.'],
    [complaint.notHandling?.on, 'Wij lieten u weten dat wij uw klacht niet behandelen.'],
    [complaint.petition?.on, 'U ging naar de ombudsman.'],
  ];
}
