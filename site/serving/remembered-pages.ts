import { dayOf } from '#domain/day.ts';
import { versionForComplainant } from '#register/page-version.ts';
import type { Register } from '#register/register.ts';
import { newMarks } from '../form/marks.ts';
import type { MadePage } from './page-memory.ts';
import { PageMemory } from './page-memory.ts';

/** What is to be done for a page that may be given again: give it, or make it and keep it. */
export type Remembrance = { page: { html: string; headers: Headers } } | { remember: (page: MadePage) => void };

const megabyte = 1024 * 1024;
const opening = /^\/[\w-]+\/klacht(\?taal=en)?$/;
const status = /^\/[\w-]+\/volg\/(?<secret>[0-9a-f]{32})$/;

/**
 * Remembers the pages that people ask for most: the form as it is opened, the same for everybody but for its marks; and
 * the page of one complaint, as long as nothing of that complaint has changed. Undefined: another page, or a register
 * that is away, which the page itself will tell.
 */
export function rememberPages(register: Register): (url: string) => Promise<Remembrance | undefined> {
  const memory = new PageMemory(32 * megabyte);
  return async (url) => {
    const now = register.clock.now();
    const about = opening.test(url) ? 'the form' : await versionOf(register, status.exec(url)?.groups?.secret);
    if (!about) return undefined;
    const version = `${dayOf(now)} ${about}`;
    const { submission, opened } = newMarks(now);
    const page = memory.recall(url, version, [submission, opened]);
    return page ? { page } : { remember: (made) => memory.keep(url, version, made) };
  };
}

async function versionOf({ db }: Register, secret: string | undefined): Promise<string | undefined> {
  return secret && versionForComplainant(db, secret).catch(() => undefined);
}
