// What makes the form quicker for whoever has JavaScript; without it the form does all the same.
import { keepDraft } from './draft.ts';
import { uploadAtOnce } from './uploads.ts';

const form = document.querySelector<HTMLFormElement>('form[data-draft]');
if (form) {
  keepDraft(form);
  uploadAtOnce(form);
}
