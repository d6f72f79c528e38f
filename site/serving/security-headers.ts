/**
 * The headers of every answer, also of errors and assets. The policy allows no inline style or script, so that text of a
 * complainant can never become either. `same-origin` keeps secret addresses from other sites, yet lets forms say where
 * they come from.
 */
export function securityHeaders(production: boolean): Map<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    // For uploads that show how far they are.
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return new Map([
    ['Content-Security-Policy', policy.join('; ')],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
    ...(production ? [['Strict-Transport-Security', 'max-age=31536000'] as const] : []),
  ]);
}
