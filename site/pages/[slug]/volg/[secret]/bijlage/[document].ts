import type { APIRoute } from 'astro';
import { ownDocumentsOf } from '#register/own-documents.ts';
import { download, mayDownload } from '../../../../../download.ts';
import { complaintOfSecret, keepPrivate } from '../../../../../status/secret-page.ts';

export const prerender = false;

/** An attachment that the complainant sent, as they sent it. */
export const GET: APIRoute = async (context) => {
  const { environment, register } = context.locals;
  const found = await complaintOfSecret(context);
  const own = found ? await ownDocumentsOf(register.db, found.complaint) : [];
  const document = own.find(({ id }) => id === context.params.document);
  const response =
    document && mayDownload(document, environment)
      ? download(register.db, document.fileId, document.name, 'application/octet-stream')
      : new Response(null, { status: 404 });
  keepPrivate(response.headers);
  return response;
};
