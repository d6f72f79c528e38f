// On the confirmation: what was sent need not stay on the device. A newer draft does.
import { clearDraft, readDraft } from './draft.ts';

const slug = document.querySelector<HTMLElement>('[data-draft-sent]')?.dataset.draftSent;
if (slug && readDraft(slug)?.sending) clearDraft(slug);
