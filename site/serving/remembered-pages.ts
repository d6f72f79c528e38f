import { dayOf } from '#domain/day.ts';
import { versionForComplainant } from '#register/page-version.ts';
import type { Register } from '#register/register.ts';
import type { Municipality } from '#settings/municipality.ts';
import { newMarks } from '../form/marks.ts';
import { commonForm } from '../form/own-words.ts';
import type { FormView } from '../form/receive-form.ts';
import type { FilledPage, MadePage } from './page-memory.ts';
import { PageMemory } from './page-memory.ts';

/** What is to be done for a page that may be given again: give it, or make it and keep it. */
export type Remembrance = { page: FilledPage } | { remember: (page: MadePage) => void };

export interface RememberedPages {
  /** What is remembered of an address. Undefined: another page, or a register that is away, which the page will tell. */
  at(url: string): Promise<Remembrance | undefined>;
  /** What is remembered of a page of the form. Undefined: it is made each time. */
  ofForm(view: FormView, municipality: Municipality): Remembrance | undefined;
}

const megabyte = 1024 * 1024;
const opening = /^\/[\w-]+\/klacht(\?taal=en)?$/;
const status = /^\/[\w-]+\/volg\/(?<secret>[0-9a-f]{32})$/;

/**
 * Remembers the pages that people ask for most: the form, as it is opened and step by step, the same for everybody but for
 * their own words; and the page of one complaint, as long as nothing of that complaint has changed.
 */
export function rememberPages(register: Register): RememberedPages {
  const memory = new PageMemory(32 * megabyte);
  const remembrance = (key: string, version: string, words: readonly string[]): Remembrance => {
    const page = memory.recall(key, version, words);
    return page ? { page } : { remember: (made) => memory.keep(key, version, made) };
  };
  const today = () => dayOf(register.clock.now());
  return {
    async at(url) {
      const version = opening.test(url) ? 'the form' : await versionOf(register, status.exec(url)?.groups?.secret);
      if (!version) return undefined;
      const { submission, opened } = newMarks(register.clock.now());
      return remembrance(url, `${today()} ${version}`, [submission, opened]);
    },
    ofForm(view, municipality) {
      const common = commonForm(view, municipality);
      return common && remembrance(`${municipality.slug} ${common.look}`, today(), common.own.words);
    },
  };
}

async function versionOf({ db }: Register, secret: string | undefined): Promise<string | undefined> {
  return secret && versionForComplainant(db, secret).catch(() => undefined);
}
