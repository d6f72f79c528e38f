import { randomBytes } from 'node:crypto';

/** A complaint as it comes by mail, with the Message-ID that its acknowledgement answers. */
export interface BenchMail {
  messageId: string;
  from: string;
  raw: Buffer;
}

const words =
  'Op maandag stond ik aan de balie voor een nieuw paspoort en moest ik lang wachten terwijl niemand iets zei '.split(
    ' ',
  );

/** The load: 200 complaints of 5 KB and 50 with a photo of 300 KB, mixed. */
export function mixedMails(): BenchMail[] {
  return Array.from({ length: 250 }, (_, n) => (n % 5 === 4 ? aMail(300_000) : aMail(0)));
}

/** One complaint of about 5 KB, with an attachment of so many bytes. */
export function aMail(attachmentBytes = 0): BenchMail {
  const id = randomBytes(8).toString('hex');
  const messageId = `<${id}@inwoner.example>`;
  const from = `inwoner-${id}@inwoner.example`;
  const boundary = `grens-${id}`;
  const head = [
    `From: Inwoner ${id} <${from}>`,
    'To: juza@midden-drenthe.example',
    `Subject: Klacht over de balie ${id}`,
    `Message-ID: ${messageId}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
  ];
  const text = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', prose(4_500)];
  const lines = attachmentBytes
    ? [
        ...head,
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        '',
        `--${boundary}`,
        ...text,
        `--${boundary}`,
        'Content-Type: application/octet-stream; name="foto.bin"',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment; filename="foto.bin"',
        '',
        ...(randomBytes(attachmentBytes)
          .toString('base64')
          .match(/.{1,76}/g) ?? []),
        `--${boundary}--`,
      ]
    : [...head, ...text];
  return { messageId, from, raw: Buffer.from(`${lines.join('\r\n')}\r\n`) };
}

function prose(length: number): string {
  let text = '';
  for (let n = 0; text.length < length; n++) text += words[n % words.length] + (n % 14 === 13 ? '.\r\n' : ' ');
  return text;
}
