/** What is kept of a form that was not sent: its fields as they would be sent, files aside. */
interface Draft {
  savedAt: string;
  step: string;
  fields: [name: string, value: string][];
  /** Set while it is being sent; the confirmation then clears it. */
  sending?: true;
}

/** Fields that belong to one page, or that only the moment itself can give; who signed in does not stay on a device. */
const notKept = ['step', 'go', 'website', 'reviewed', 'attachments', 'identity'];

/** Keeps what is typed on this device only, under a name for each municipality, until it is sent or cleared. */
export function keepDraft(form: HTMLFormElement): void {
  const slug = form.dataset.draft!;
  const step = form.dataset.step!;
  let isCleared = false;
  const save = (sending?: true) => {
    if (isCleared) return;
    const fields = fieldsOf(form);
    if (fields.some(([name, value]) => isTyped(name, value))) {
      write(slug, { savedAt: new Date().toISOString(), step, fields, ...(sending && { sending }) });
      showKept(form);
    }
  };

  if (step === 'start') offer(form, slug);
  else save();
  let waiting: number | undefined;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    isCleared = false;
    if (step === 'start') return;
    waiting = window.setTimeout(() => {
      waiting = undefined;
      save();
    }, 300);
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(waiting);
    waiting = undefined;
    const button = event.submitter as HTMLButtonElement | null;
    if (step !== 'start') save(button?.value === 'send' ? true : undefined);
  });
  // Only what was typed just now: a page that the browser kept from before the sending must not bring the draft back.
  addEventListener('pagehide', () => {
    if (waiting !== undefined) save();
  });
  form.querySelector('[data-draft-clear]')?.addEventListener('click', () => {
    clearTimeout(waiting);
    waiting = undefined;
    isCleared = true;
    clearDraft(slug);
    const said = form.querySelector<HTMLElement>('[data-draft-cleared]');
    if (said) said.textContent = form.dataset.cleared ?? '';
  });
}

/** The draft on this device, if it can be read. */
export function readDraft(slug: string): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(nameOf(slug)) ?? 'null') as Draft | null;
    return draft && Array.isArray(draft.fields) ? draft : undefined;
  } catch {
    // Storage may be closed to us, or hold something strange: then there is no draft.
    return undefined;
  }
}

export function clearDraft(slug: string): void {
  try {
    localStorage.removeItem(nameOf(slug));
  } catch {
    // Closed to us: nothing was kept either.
  }
}

/** Offers to go on with a draft that an earlier visit left behind. */
function offer(form: HTMLFormElement, slug: string): void {
  const draft = readDraft(slug);
  const found = document.querySelector<HTMLElement>('[data-draft-found]');
  if (!draft || !found) return;
  const savedOn = found.querySelector('[data-draft-saved-on]');
  const moment = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeStyle: 'short' });
  if (savedOn) savedOn.textContent = moment.format(new Date(draft.savedAt));
  found.hidden = false;
  found.querySelector('[data-draft-discard]')?.addEventListener('click', () => {
    clearDraft(slug);
    found.hidden = true;
    document.querySelector<HTMLElement>('h1')?.focus();
  });
  found.querySelector('[data-draft-resume]')?.addEventListener('click', () => resume(form, draft));
}

/** Sends what was kept as if it had just been typed, to the page that it was left at. */
function resume(form: HTMLFormElement, { fields, step }: Draft): void {
  for (const control of form.querySelectorAll<HTMLInputElement>('input')) control.disabled = true;
  for (const [name, value] of [...fields, ['step', 'start'], ['go', step]] as const) {
    const hidden = document.createElement('input');
    Object.assign(hidden, { type: 'hidden', name, value });
    form.append(hidden);
  }
  form.submit();
}

function fieldsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value !== 'string' || notKept.includes(name) || name.startsWith('rename-') ? [] : [[name, value]],
  );
}

/** Whether somebody typed or chose it: not the form's own marks, and not a choice that stands there from the beginning. */
function isTyped(name: string, value: string): boolean {
  return value.trim() !== '' && !['submission', 'opened', 'matter', 'forWhom', 'contactOnly'].includes(name);
}

function write(slug: string, draft: Draft): void {
  try {
    localStorage.setItem(nameOf(slug), JSON.stringify(draft));
  } catch {
    // Full or closed to us: the text still travels in the form.
  }
}

function showKept(form: HTMLFormElement): void {
  const kept = form.querySelector<HTMLElement>('[data-draft-kept]');
  if (kept && readDraft(form.dataset.draft!)) kept.hidden = false;
}

function nameOf(slug: string): string {
  return `klacht-${slug}`;
}
