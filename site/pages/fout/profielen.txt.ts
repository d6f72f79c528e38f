import type { APIRoute } from 'astro';
import { loadMunicipalities } from '#settings/municipality.ts';
import { fingerprintOf } from '../../serving/built-from.ts';

/** From which profiles this build was made; for the server, which shows it to nobody. */
export const GET: APIRoute = () => new Response(fingerprintOf(loadMunicipalities()));
