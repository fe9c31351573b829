import { readFileSync } from 'node:fs';

/** The server that takes this deployment's mail. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte; `required`: STARTTLS or nothing; `none`: on this machine only. */
  readonly tls: 'implicit' | 'required' | 'none';
  readonly user: string | null;
  readonly password: string | null;
  /** Certificates, in PEM, of the authority behind the server's; the system's own where null. */
  readonly ca: string | null;
  readonly from: string;
}

/** A gateway that speaks Kannel's `sendsms` (Kannel User's Guide, "SMS Push"). */
export interface SmsSettings {
  /** `https://host:13013/cgi-bin/sendsms`. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** What the message is from; the gateway's own choice where null. */
  readonly from: string | null;
}

const loopback = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** Null where no server is named: nothing is mailed then. @throws Error naming the variable that has no meaning */
export function readMailSettings(env: NodeJS.ProcessEnv): MailSettings | null {
  const named = env['SMTP_URL'] ?? (env['SMTP_HOST'] ? `smtp://${env['SMTP_HOST']}:${env['SMTP_PORT'] ?? 587}` : undefined);
  if (!named) return null;
  const url = URL.canParse(named) ? new URL(named) : null;
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw new Error('SMTP_URL is no address of a mail server: smtp://host:587, or smtps://host:465');
  }
  if (url.password !== '') throw new Error('SMTP_URL holds a password: name a file with SMTP_PASSWORD_FILE instead');
  const from = env['SMTP_FROM'];
  if (!from || !/^[^\s@<>]+@[^\s@<>]+$/.test(from)) throw new Error('SMTP_FROM is not set, or is no bare e-mail address');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const implicit = url.protocol === 'smtps:';
  const user = url.username === '' ? (env['SMTP_USER'] ?? null) : decodeURIComponent(url.username);
  return {
    host,
    port: url.port === '' ? (implicit ? 465 : 587) : Number(url.port),
    tls: implicit ? 'implicit' : loopback.includes(url.hostname) ? 'none' : 'required',
    user,
    password: user === null ? null : secretIn(env, 'SMTP_PASSWORD_FILE'),
    ca: env['SMTP_CA_FILE'] ? readFileSync(env['SMTP_CA_FILE'], 'utf8') : null,
    from,
  };
}

/** Null where no gateway is named: the default. @throws Error naming the variable that has no meaning */
export function readSmsSettings(env: NodeJS.ProcessEnv): SmsSettings | null {
  const named = env['SMS_GATEWAY_URL'];
  if (!named) return null;
  const url = URL.canParse(named) ? new URL(named) : null;
  if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.includes(url.hostname)))) {
    throw new Error('SMS_GATEWAY_URL must be https: its password and the numbers travel over it');
  }
  const username = env['SMS_USERNAME'];
  if (!username) throw new Error('SMS_USERNAME is not set, and SMS_GATEWAY_URL needs it');
  return { url: url.href, username, password: secretIn(env, 'SMS_PASSWORD_FILE'), from: env['SMS_FROM'] || null };
}

function secretIn(env: NodeJS.ProcessEnv, name: string): string {
  const file = env[name];
  if (!file) throw new Error(`${name} is not set: the password is read from a file`);
  return readFileSync(file, 'utf8').trim();
}
