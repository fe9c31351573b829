import { createTransport, type Transporter } from 'nodemailer';
import type { MailSettings } from '../../platform/config/message-settings';
import type { Carrier, Outgoing, Reply } from './carrier';
import { mailWords } from './message-words';

/** Milliseconds a server may take to answer, and to take a mail. */
const greeting = 10_000;
const transfer = 30_000;

/** Mail by SMTP (RFC 5321), under TLS unless the server is on this machine. */
export class SmtpCarrier implements Carrier {
  readonly channel = 'email';
  private readonly transport: Transporter;

  /** @param signInUrl the one address that a mail links to */
  constructor(
    private readonly settings: MailSettings,
    private readonly signInUrl: string,
  ) {
    const { host, port, tls, user, password, ca } = settings;
    this.transport = createTransport({
      host,
      port,
      secure: tls === 'implicit',
      requireTLS: tls === 'required',
      ignoreTLS: tls === 'none',
      ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
      tls: { minVersion: 'TLSv1.2', ...(ca === null ? {} : { ca }) },
      connectionTimeout: greeting,
      greetingTimeout: greeting,
      socketTimeout: transfer,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(message: Outgoing): Promise<Reply> {
    const { from } = this.settings;
    try {
      await this.transport.sendMail({
        // The same id at every try: a server or reader that has it already knows it for the same mail (RFC 5322, 3.6.4).
        messageId: `<${message.id}@${from.split('@')[1] ?? 'himaya'}>`,
        from: { name: 'Himaya', address: from },
        to: message.to,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
        ...mailWords(message, this.signInUrl),
      });
      return { end: 'sent', code: 250 };
    } catch (error) {
      return replyOf(error);
    }
  }
}

/** 5yz is for good (RFC 5321, 4.2.1), unless it is about this house and not about the mail: a password that is not taken. */
function replyOf(error: unknown): Reply {
  const { code: kind, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const code = typeof responseCode === 'number' ? responseCode : null;
  const forGood = code !== null && code >= 500 && code < 600 && kind !== 'EAUTH' && kind !== 'ETLS' && kind !== 'ECONNECTION';
  return { end: forGood ? 'refused' : 'later', code };
}
