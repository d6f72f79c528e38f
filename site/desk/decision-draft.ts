/** The closing letter as it stands in the form: nothing checked, nothing lost. */
export interface DecisionDraft {
  findings: string;
  parts: { subject: string; judgement: string; reasons: string }[];
  conclusions: string;
}

const emptyPart = { subject: '', judgement: '', reasons: '' };

/** Reads the form back, with one part at least. */
export function draftIn(form: FormData | undefined): DecisionDraft {
  const all = (name: string) => (form?.getAll(name) ?? []).map(String);
  const [subjects, judgements] = [all('subject'), all('judgement')];
  const parts = all('reasons').map((reasons, index) => ({
    subject: subjects[index] ?? '',
    judgement: judgements[index] ?? '',
    reasons,
  }));
  const [findings = ''] = all('findings');
  const [conclusions = ''] = all('conclusions');
  return { findings, conclusions, parts: parts.length ? parts : [emptyPart] };
}

/** The same with room for another part. */
export function withAnotherPart(draft: DecisionDraft): DecisionDraft {
  return { ...draft, parts: [...draft.parts, emptyPart] };
}
