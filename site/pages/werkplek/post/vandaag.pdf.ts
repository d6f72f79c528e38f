import type { APIRoute } from 'astro';
import { dayOf } from '#domain/day.ts';
import { lettersToPrint } from '#register/letters.ts';
import { municipalityOf } from '#register/register.ts';
import { makePdf } from '#templates/pdf.ts';
import { printedLetter } from '#templates/printed-letter.ts';
import { notFound } from '../../../desk/access.ts';
import { visibleTo } from '../../../desk/visible.ts';
import { pdfPage } from '../../../download.ts';

export const prerender = false;

/** All letters of the print queue in one PDF, each beginning on a page of its own. Making it marks nothing as posted. */
export const GET: APIRoute = async ({ locals }) => {
  const { register, staff } = locals;
  const { municipality: slug } = staff!;
  const letters = await visibleTo(register.db, staff!, await lettersToPrint(register.db, slug));
  if (!letters.length) return notFound();
  const municipality = municipalityOf(register, slug);
  const printed = letters.map(({ complaint, ...letter }) => printedLetter(letter, complaint.reference, municipality));
  return pdfPage(await makePdf(printed), `post-${dayOf(register.clock.now())}.pdf`);
};
