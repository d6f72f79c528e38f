import { Readable } from 'node:stream';
import type { Connection } from '#register/database.ts';
import type { ComplaintDocument } from '#register/documents.ts';
import { streamFile } from '#register/files.ts';
import type { Environment } from '#settings/environment.ts';

/** Whether a document waits for the virus scanner, where there is one. */
export function isHeld(
  { kind, scannedAt }: Pick<ComplaintDocument, 'kind' | 'scannedAt'>,
  { clamdUrl }: Pick<Environment, 'clamdUrl'>,
): boolean {
  return clamdUrl !== undefined && kind === 'attachment' && !scannedAt;
}

/** Whether a document may leave the register: nothing set apart, and nothing that waits for the virus scanner. */
export function mayDownload(
  document: Pick<ComplaintDocument, 'kind' | 'scannedAt' | 'refused'>,
  environment: Pick<Environment, 'clamdUrl'>,
): boolean {
  return !document.refused && !isHeld(document, environment);
}

/**
 * Sends what somebody else made: always as a download, never to be shown or run by the browser as a page of ours.
 */
export function download(connection: Connection, fileId: string, name: string, mediaType: string): Response {
  const body = Readable.toWeb(streamFile(connection, fileId)) as ReadableStream;
  return new Response(body, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; ${fileName(name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/**
 * Sends a message as it arrived, byte for byte, as text: a mail program would fetch pictures from elsewhere, and let open
 * what we set apart (HC-63).
 */
export function downloadMessage(connection: Connection, fileId: string, name: string): Response {
  return download(connection, fileId, `${name}.eml.txt`, 'text/plain');
}

/** Sends a PDF that we made ourselves, to be read in the browser. */
export function pdfPage(pdf: Buffer, name: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; ${fileName(name)}`,
    },
  });
}

/** The name of a file for every browser: plain letters for the old, all letters for the others (RFC 6266). */
function fileName(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\w. -]/g, '') || 'bestand';
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
