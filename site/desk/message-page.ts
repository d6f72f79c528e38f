import type { Connection } from '#register/database.ts';
import { layoutOf } from '#register/messages.ts';

/**
 * A mail as it was laid out, as a page of its own. It was cleaned when it came in; the browser is told besides to run
 * nothing, load nothing and send nothing, whatever would be left in it. Undefined: it was plain text.
 */
export async function messagePage(connection: Connection, id: string, back: string): Promise<Response | undefined> {
  const html = await layoutOf(connection, id);
  if (html === undefined) return undefined;
  const page = `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bericht met opmaak</title></head>
<body>
<p><a href="${back}">Terug naar het bericht</a></p>
<p>Dit bericht is schoongemaakt. Kleuren, afbeeldingen van elders, links en verborgen tekst zijn weggelaten.</p>
<hr>
<main>${html}</main>
</body>
</html>`;
  return new Response(page, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
  });
}
