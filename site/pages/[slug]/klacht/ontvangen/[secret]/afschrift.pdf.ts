import type { APIRoute } from 'astro';
import { copyAnswer } from '../../../../../status/copy-answer.ts';

export const prerender = false;

/** The copy of all that the complainant sent, to keep. */
export const GET: APIRoute = copyAnswer;
