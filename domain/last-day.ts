import type { Complaint } from './complaint.ts';
import type { Day } from './day.ts';
import type { StartOfTerms } from './receipt.ts';
import { startOfTerms } from './receipt.ts';
import { startOf } from './receipt-correction.ts';
import { deferredTo, postponedTerm, termsFor } from './terms.ts';

/**
 * Why the last day to decide is the day it is now (Awb 9:11): where the term began, how long it is, what moved it, and by
 * which deferral or consent it became later. One Dutch sentence a step. `toldOn` is the day the complainant is or was told.
 */
export function explainLastDay(complaint: Complaint, toldOn: Day): string[] {
  const { advisoryProcedure, deferral, postponements = [] } = complaint;
  const agreed = postponements.findLast(({ answer }) => answer?.agrees);
  return [
    ...termsFor(explainedStart(complaint, toldOn), { advisoryProcedure }).decide.explanation,
    ...(deferral ? deferredTo(deferral.until, deferral.on).explanation : []),
    ...(agreed ? postponedTerm(agreed.until, agreed.answer!.on).explanation : []),
  ];
}

/** The start of a complaint's terms with its reasons (Awb 2:20, 2:24), as it is or was told to the complainant on a day. */
export function explainedStart(complaint: Complaint, toldOn: Day): StartOfTerms {
  const { channel, receivedOn } = complaint;
  const start = startByReceipt(complaint, toldOn);
  const correctedTo = startOf(complaint);
  return start.on === correctedTo ? start : startOfTerms({ channel, receivedOn, correctedTo });
}

/** The start by the way the complaint came in alone, when the complainant was told on that day (Awb 2:20, 2:24). */
export function startByReceipt({ channel, receivedOn, firstFiledOn, passedOn }: Complaint, toldOn: Day): StartOfTerms {
  return startOfTerms({
    ...{ channel, receivedOn },
    ...(firstFiledOn && { firstFiledOn }),
    ...(passedOn && { elsewhere: { arrivedOn: passedOn.arrivedOn, forwardedOn: passedOn.on, toldOn } }),
  });
}
