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
      for (const file of files) await upload(form, file, texts);
      if (running === all) running = undefined;
      form.querySelector<HTMLElement>('#attachments')?.focus();
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
    void running.then(() => form.requestSubmit(button?.isConnected ? button : null));
  });
}

async function upload(form: HTMLFormElement, file: File, texts: DOMStringMap): Promise<void> {
  const { row, bar, said } = rowFor(file.name, texts.uploading ?? '');
  form.querySelector('#bijlagen')?.append(row);
  try {
    const page = await send(form, file, (part) => {
      bar.value = part;
    });
    const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('#bijlagen');
    if (!fresh) throw new Error('no such part');
    const left = [...form.querySelectorAll('#bijlagen [data-upload]')].filter((other) => other !== row);
    form.querySelector('#bijlagen')?.replaceWith(fresh);
    fresh.append(...left);
    announce(
      form,
      fresh.querySelector('#attachments-fout')?.textContent?.trim() || `“${file.name}” ${texts.uploadDone}`,
    );
  } catch {
    bar.remove();
    said.textContent = `“${file.name}” ${texts.uploadFailed}`;
    row.classList.add('utrecht-form-field-error-message');
  }
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

function announce(form: HTMLFormElement, sentence: string): void {
  const said = form.querySelector<HTMLElement>('[data-said]');
  if (said) said.textContent = sentence;
}
