/** The closing letter as it stands in the form: nothing checked, nothing lost. */
export interface DecisionDraft {
  findings: string;
  parts: PartDraft[];
  conclusions: string;
  differsFromAdvice: boolean;
  deviation: string;
}

export interface PartDraft {
  subject: string;
  judgement: string;
  reasons: string;
  norms: string[];
}

const emptyPart: PartDraft = { subject: '', judgement: '', reasons: '', norms: [] };

/** Reads the form back, with one part at least. */
export function draftIn(form: FormData | undefined): DecisionDraft {
  const all = (name: string) => (form?.getAll(name) ?? []).map(String);
  const [subjects, judgements] = [all('subject'), all('judgement')];
  const parts = all('reasons').map((reasons, index) => ({
    subject: subjects[index] ?? '',
    judgement: judgements[index] ?? '',
    reasons,
    norms: all(`norms-${index}`),
  }));
  const [findings = ''] = all('findings');
  const [conclusions = ''] = all('conclusions');
  const [deviation = ''] = all('deviation');
  const differsFromAdvice = all('differsFromAdvice').length > 0;
  return { findings, conclusions, parts: parts.length ? parts : [emptyPart], differsFromAdvice, deviation };
}

/** The same with room for another part. */
export function withAnotherPart(draft: DecisionDraft): DecisionDraft {
  return { ...draft, parts: [...draft.parts, emptyPart] };
}
