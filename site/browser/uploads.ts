/** Sends files as soon as they are chosen, one by one, and shows how far each is. */
export function uploadAtOnce(form: HTMLFormElement): void {
  const texts = { ...form.dataset };
  form.dataset.uploadsAtOnce = '';
  let running: Promise<void> | undefined;
  let isLeaving = false;

  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'attachments' || !target.files?.length) return;
    const files = [...target.files];
    // The form itself must not send them once more.
    target.value = '';
    const all = (running ?? Promise.resolve()).then(async () => {
      const refused: Element[] = [];
      form.querySelector('#attachments-fout')?.replaceChildren();
      for (const file of files) await upload(form, file, texts, refused);
      if (running === all) running = undefined;
    });
    running = all;
  });
  // Going on waits for the last file.
  form.addEventListener('submit', (event) => {
    if (!running) return;
    event.preventDefault();
    if (isLeaving) return;
    isLeaving = true;
    const button = event.submitter as HTMLButtonElement | null;
    showWaiting(form, texts.uploadWaiting ?? '');
    void running.then(() => form.requestSubmit(button?.isConnected ? button : null));
  });
}

/** `refused` is what was said of files that were chosen together with this one, and grows with what is said of it. */
async function upload(form: HTMLFormElement, file: File, texts: DOMStringMap, refused: Element[]): Promise<void> {
  if (file.size > Number(texts.fileBytes)) {
    // What is too large need not go over the line first; the server would say the same.
    const part = form.querySelector('#bijlagen');
    const error = document.createElement('p');
    error.className = 'utrecht-form-field-error-message';
    error.textContent = `“${file.name}” ${texts.uploadTooLarge}`;
    refused.push(error);
    if (part) tellRefused(part, refused);
    announce(form, error.textContent);
    return;
  }
  const { row, bar, said } = rowFor(file.name, texts.uploading ?? '');
  form.querySelector('#bijlagen')?.append(row);
  try {
    const page = await send(form, file, (part) => {
      bar.value = part;
    });
    const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('#bijlagen');
    if (!fresh) throw new Error('no such part');
    const left = [...form.querySelectorAll('#bijlagen [data-upload]')].filter((other) => other !== row);
    const error = fresh.querySelector('#attachments-fout')?.textContent?.trim();
    replacePart(form, fresh);
    fresh.append(...left);
    tellRefused(fresh, refused);
    announce(form, error || `“${file.name}” ${texts.uploadDone}`);
  } catch {
    bar.remove();
    said.textContent = `“${file.name}” ${texts.uploadFailed}`;
    row.classList.add('utrecht-form-field-error-message');
  }
}

/** Puts the new part in the place of the old one. Who was in it goes on there; who types elsewhere is not called away. */
function replacePart(form: HTMLFormElement, fresh: Element): void {
  const old = form.querySelector('#bijlagen');
  const wasInside = old?.contains(document.activeElement) || document.activeElement === document.body;
  old?.replaceWith(fresh);
  if (wasInside) fresh.querySelector<HTMLElement>('#attachments')?.focus();
}

/** Says beside the choice of files what was wrong with each of those chosen together, not only with the last. */
function tellRefused(part: Element, refused: Element[]): void {
  let place = part.querySelector('#attachments-fout');
  // What the server said of this file; what was said of the others was put there by us, or must be now.
  if (place) refused.push(...[...place.children].filter((said) => !refused.includes(said)));
  if (!refused.length) return;
  if (!place) {
    place = document.createElement('div');
    place.id = 'attachments-fout';
    part.querySelector('#attachments-hint')?.after(place);
    part.classList.add('utrecht-form-field--invalid');
    const input = part.querySelector('#attachments');
    input?.setAttribute('aria-describedby', 'attachments-fout attachments-hint');
    input?.setAttribute('aria-invalid', 'true');
  }
  place.replaceChildren(...refused);
}

/** XMLHttpRequest, for it alone tells how much of a file has gone. */
function send(form: HTMLFormElement, file: File, progress: (part: number) => void): Promise<string> {
  const body = new FormData();
  for (const name of ['submission', 'opened']) {
    body.set(name, form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '');
  }
  body.set('step', 'solution');
  body.set('go', 'upload');
  body.set('attachments', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener('load', () =>
      request.status === 200 || request.status === 422 ? resolve(request.responseText) : reject(new Error('refused')),
    );
    for (const event of ['error', 'abort', 'timeout']) {
      request.addEventListener(event, () => reject(new Error('broken off')));
    }
    request.open('POST', new URL(form.action).pathname);
    request.send(body);
  });
}

function rowFor(name: string, uploading: string) {
  const row = document.createElement('p');
  row.dataset.upload = '';
  row.className = 'wederhoor-upload-row';
  row.setAttribute('role', 'status');
  const said = document.createElement('span');
  said.textContent = `${uploading}: ${name}`;
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.setAttribute('aria-label', `${uploading}: ${name}`);
  row.append(said, bar);
  return { row, bar, said };
}

/** Says, also to the eye, why the next page is not there yet. */
function showWaiting(form: HTMLFormElement, sentence: string): void {
  announce(form, sentence);
  form.querySelector('[data-said]')?.classList.remove('wederhoor-visually-hidden');
}

function announce(form: HTMLFormElement, sentence: string): void {
  const said = form.querySelector<HTMLElement>('[data-said]');
  if (said) said.textContent = sentence;
}
