/**
 * Whether a request that changes something may come from where it comes (cross-site request forgery). A browser says so in
 * Origin. Some leave it out or say `null`; the public forms carry nobody's authority and accept that, the desk does not.
 */
export function mayComeFrom(
  request: { method: string; headers: Pick<Headers, 'get'> },
  publicUrl: string,
  isDesk: boolean,
): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true;
  const origin = request.headers.get('origin');
  if (origin === null) return !isDesk || ['same-origin', null].includes(request.headers.get('sec-fetch-site'));
  if (origin === 'null') return !isDesk;
  return (
    origin === new URL(publicUrl).origin || (URL.canParse(origin) && hostOf(origin) === request.headers.get('host'))
  );
}

function hostOf(origin: string): string {
  return new URL(origin).host;
}
