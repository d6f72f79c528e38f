import { loopHeader } from '#domain/automatic-mail.ts';
import type { Jobs } from '#jobs/definitions.ts';
import { claimMail } from '#register/mails.ts';
import { municipalityOf } from '#register/register.ts';
import { recordFailure, recordSent } from '#register/sending.ts';
import type { MailRow } from '#register/tables.ts';
import { readLetterText } from '#templates/letter-text.ts';
import { asHtml, asText } from '#templates/mail-body.ts';
import { letterFiles } from './letter-files.ts';
import type { OutgoingMail } from './post.ts';
import { NotTaken } from './post.ts';
import type { Tools } from './tools.ts';

/** Sends a due mail. Nothing to do when another run holds it or has finished it. */
export async function sendMail({ mailId }: Jobs['send-mail'], tools: Tools): Promise<void> {
  const { register, log } = tools;
  const mail = await claimMail(register, mailId);
  if (!mail) return;
  const about = { mailId, kind: mail.kind, attempt: mail.attempts };
  let pdf: Buffer | undefined;
  try {
    pdf = await handOver(mail, tools);
  } catch (error) {
    const [reason, forGood] =
      error instanceof NotTaken ? [error.message, error.forGood] : ['the letter could not be made', false];
    log.warn({ ...about, forGood, err: error }, reason);
    return recordFailure(register, mail, reason, forGood);
  }
  await recordSent(register, mail, pdf);
  log.info(about, 'mail sent');
}

/** Hands the mail to the server, with the letter's PDF when it goes with it, and returns that. */
async function handOver(mail: MailRow, tools: Tools): Promise<Buffer | undefined> {
  const files = mail.attach_letter && mail.letter_id ? await letterFiles(tools, mail.letter_id) : undefined;
  const letter = files && { name: files.pdfName, mediaType: 'application/pdf', content: files.pdf };
  await tools.post.send({
    ...envelope(mail, tools),
    inReplyTo: files?.answers,
    attachments: letter ? [letter, ...files.enclosures] : [],
  });
  return files?.pdf;
}

function envelope(mail: MailRow, { register }: Tools): Omit<OutgoingMail, 'attachments' | 'inReplyTo'> {
  const municipality = municipalityOf(register, mail.municipality);
  const blocks = readLetterText(mail.markdown);
  const isAnswer = mail.kind === 'letter' || mail.kind === 'letter-ready';
  return {
    from: { name: `Gemeente ${municipality.name}`, address: municipality.mail.address },
    to: { name: mail.to_name ?? '', address: mail.to_address },
    subject: mail.subject,
    text: asText(blocks),
    html: asHtml(blocks, { title: mail.subject, lang: 'nl-NL' }),
    messageId: mail.message_id,
    headers: {
      // RFC 3834: a machine wrote this. The next asks Exchange for no machine's answer, the last tells our own mail.
      'Auto-Submitted': isAnswer ? 'auto-replied' : 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      [loopHeader]: municipality.mail.address,
    },
  };
}
