import { setTimeout as sleep } from 'node:timers/promises';
import { loopHeader } from '#domain/automatic-mail.ts';
import { sendingLeaseMs } from '#domain/delivery.ts';
import { ownMark } from '#domain/own-mark.ts';
import { returnAddress } from '#domain/return-address.ts';
import type { Jobs } from '#jobs/definitions.ts';
import { isDatabaseAway } from '#register/database-away.ts';
import { claimMail, keepClaim } from '#register/mails.ts';
import { claimInTurn } from '#register/pacing.ts';
import { municipalityOf } from '#register/register.ts';
import { replyToOf } from '#register/reply-to.ts';
import { recordFailure, recordSent } from '#register/sending.ts';
import type { MailRow } from '#register/tables.ts';
import type { Block } from '#templates/letter-text.ts';
import { readLetterText } from '#templates/letter-text.ts';
import { asHtml, asText } from '#templates/mail-body.ts';
import { letterFiles } from './letter-files.ts';
import type { OutgoingMail } from './post.ts';
import { NotTaken } from './post.ts';
import type { Tools } from './tools.ts';

/** Sends a due mail. Nothing to do when another run holds it or has finished it. */
export async function sendMail({ mailId }: Jobs['send-mail'], tools: Tools): Promise<void> {
  const { register, log } = tools;
  const mail = await claim(mailId, tools);
  if (!mail) return;
  const about = { mailId, kind: mail.kind, attempt: mail.attempts };
  // A slow server may take longer than a claim lasts. When the register is away the claim runs out, as after a crash.
  const keeping = setInterval(() => void keepClaim(register, mail).catch(() => {}), sendingLeaseMs / 3);
  try {
    const pdf = await handOver(mail, tools);
    await surely(() => recordSent(register, mail, pdf));
    log.info(about, 'mail sent');
  } catch (error) {
    if (error instanceof Unrecorded) throw error.cause;
    const isTheirs = error instanceof NotTaken;
    const failure = isTheirs ? error.message : 'the letter could not be made';
    const { forGood, doubtful } = isTheirs ? error : { forGood: false, doubtful: false };
    log.warn({ ...about, forGood, doubtful, err: error }, failure);
    await surely(() => recordFailure(register, mail, { failure, forGood, doubtful }));
  } finally {
    clearInterval(keeping);
  }
}

/** Takes the mail. Undefined: it is not due, or waits for its turn where only so many a minute go to one domain. */
async function claim(mailId: string, { register, environment, log }: Tools): Promise<MailRow | undefined> {
  if (!environment.mailPerDomain) return claimMail(register, mailId);
  const claimed = await claimInTurn(register, mailId, environment.mailPerDomain);
  if (!claimed) return undefined;
  if ('mail' in claimed) return claimed.mail;
  log.info({ mailId, until: claimed.waitsUntil }, 'mail waits for its turn');
  return undefined;
}

/** What came of an attempt could not be written down: the mail stays claimed, and is taken over as possibly sent. */
class Unrecorded extends Error {
  override name = 'Unrecorded';
}

/**
 * Writes down what came of an attempt. A register that is away for a moment is waited for: else a mail that left would go
 * twice, and one that did not would be told as possibly sent.
 */
async function surely(record: () => Promise<void>): Promise<void> {
  for (let waited = 0; ; waited += 1_000) {
    try {
      return await record();
    } catch (error) {
      if (!isDatabaseAway(error) || waited >= sendingLeaseMs) throw new Unrecorded('not recorded', { cause: error });
      await sleep(1_000);
    }
  }
}

/** Hands the mail to the server, with the letter's PDF when it goes with it, and returns that. */
async function handOver(mail: MailRow, tools: Tools): Promise<Buffer | undefined> {
  const files = mail.attach_letter && mail.letter_id ? await letterFiles(tools, mail.letter_id) : undefined;
  const letter = files && { name: files.pdfName, mediaType: 'application/pdf', content: files.pdf };
  await tools.post.send({
    ...envelope(mail, tools),
    inReplyTo: usableId(files?.answers ?? mail.answers),
    replyTo: await replyToOf(tools.register.db, tools.register, mail),
    attachments: letter ? [letter, ...files.enclosures] : [],
  });
  return files?.pdf;
}

/** The Message-ID of a mail that somebody sent us, when it has the form of one: it stands in our header. */
function usableId(id: string | null | undefined): string | undefined {
  return id && /^<[!-;=?-~]{1,200}@[!-;=?-~]{1,200}>$/.test(id) ? id : undefined;
}

const htmlLanguages = { nl: 'nl-NL', en: 'en-GB' } as const;

function envelope(
  mail: MailRow,
  { register, environment }: Tools,
): Omit<OutgoingMail, 'attachments' | 'inReplyTo' | 'replyTo'> {
  const municipality = municipalityOf(register, mail.municipality);
  const mark = { kind: 'paragraph', lines: [[{ text: ownMark(mail.id, mail.language) }]] } as const satisfies Block;
  const blocks = [...readLetterText(mail.markdown), mark];
  const isAnswer = ['letter', 'letter-ready', 'message-receipt'].includes(mail.kind);
  return {
    from: { name: `Gemeente ${municipality.name}`, address: municipality.mail.address },
    to: mail.to_address,
    returnTo: returnAddress(municipality.mail.address, mail.return_token),
    envelopeId: mail.return_token,
    dkim: environment.dkim[mail.municipality],
    subject: mail.subject,
    text: asText(blocks),
    html: asHtml(blocks, { title: mail.subject, lang: htmlLanguages[mail.language] }),
    messageId: mail.message_id,
    headers: {
      // RFC 3834: a machine wrote this. The next asks Exchange for no machine's answer, the last tells our own mail.
      'Auto-Submitted': isAnswer ? 'auto-replied' : 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      [loopHeader]: municipality.mail.address,
    },
  };
}
