import type { Filled } from './citizen.ts';
import { asBody, typedIn } from './citizen.ts';

export interface Page {
  status: number;
  html: string;
  /** Where a redirect leads to, whole. */
  to: string;
  headers: Headers;
}

/** A browser without a screen: keeps the cookies of each site apart and sends them only where they belong. */
export function aBrowser() {
  const cookies = new Map<string, { name: string; value: string; path: string; line: string; origin: string }>();

  async function ask(address: string, init: RequestInit = {}): Promise<Page> {
    const { origin, pathname } = new URL(address);
    const fitting = [...cookies.values()].filter(
      ({ path, origin: of }) => of === origin && (pathname === path || pathname.startsWith(path.replace(/\/?$/, '/'))),
    );
    const cookie = fitting.map(({ name, value }) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
      const id = `${origin} ${path} ${name}`;
      if (!value || /expires=thu, 01 jan 1970|max-age=0/i.test(line)) cookies.delete(id);
      else cookies.set(id, { name: name!, value, path, line, origin });
    }
    const to = response.headers.get('location');
    return {
      status: response.status,
      html: await response.text(),
      to: to ? new URL(to, address).href : '',
      headers: response.headers,
    };
  }

  /** Goes on as long as it is sent on within one site, and says what stands there or where it is sent to outside. */
  async function follow(page: Page, from: string): Promise<Page & { at: string }> {
    let at = from;
    let now = page;
    for (let hops = 0; now.to && new URL(now.to).origin === new URL(from).origin && hops < 10; hops += 1) {
      at = now.to;
      now = await ask(at);
    }
    return { ...now, at };
  }

  return {
    ask,
    cookies: () => [...cookies.values()],
    get: async (address: string) => follow(await ask(address), address),
    post: (address: string, filled: Filled) => ask(address, { method: 'POST', body: asBody(filled) }),
    /** Presses a button on the broker's page, and says where the broker sends the browser then: back to us. */
    async atBroker(address: string, typed: Record<string, string>): Promise<string> {
      const page = await follow(await ask(address), address);
      const body = new URLSearchParams({ ...typedIn(page.html), ...typed });
      const done = await follow(await ask(page.at, { method: 'POST', body }), page.at);
      return done.to;
    },
  };
}

/** Where the page on the way to the broker leads to, by itself and by its link. */
export function leadsTo(html: string): string {
  const [, refresh = ''] = /<meta http-equiv="refresh" content="0; url=([^"]*)"/.exec(html) ?? [];
  return refresh.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
}
