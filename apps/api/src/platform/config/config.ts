import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  deadlineTableOf,
  defaultDeadlines,
  retentionTableOf,
  usualRetention,
  type DeadlineTable,
  type RetentionTable,
} from '@himaya/domain';
import { readKeySettings, type KeySettings } from './key-settings';
import { readMailSettings, readSmsSettings, type MailSettings, type SmsSettings } from './message-settings';

/** Everything the environment decides, read once at start. */
export interface Config {
  readonly port: number;
  readonly dataDir: string;
  /** An administrator's connection string: makes roles and the database, then is not used again. */
  readonly adminUrl: string;
  readonly databaseName: string;
  /** True on the embedded server, where the demo world may be loaded. */
  readonly embedded: boolean;
  /** BullMQ runs on Redis when set, on PostgreSQL otherwise. */
  readonly redisUrl: string | null;
  /** Runs the queue's handlers inside the API process; off where `worker.ts` runs apart. */
  readonly workerInside: boolean;
  /** Private key that signs the seals of the audit trail; its public half lies beside it. */
  readonly auditKeyFile: string;
  /** Private key that signs exports of the trail; another than the sealer's. */
  readonly auditExportKeyFile: string;
  /** Where every seal is copied to, append-only; write-once storage in production. */
  readonly auditCopyDir: string;
  /** Who holds the key-encryption keys. */
  readonly keys: KeySettings;
  /** Where sealed documents lie. */
  readonly storageDir: string;
  readonly webFolder: string;
  /** The address people use, without a path: passkeys and the identity provider hold to it. */
  readonly publicOrigin: string;
  /** The government's identity provider (OpenID Connect), where there is one. */
  readonly governmentIdentity: GovernmentIdentitySettings | null;
  /** Whether requests arrive over https: cookies are then marked Secure. */
  readonly secureCookies: boolean;
  /** How many requests one address (a whole ministry may share one) and one user may make in a minute. */
  readonly requestsPerMinute: { readonly address: number; readonly user: number };
  /** How many questions for figures one user may ask in an hour. */
  readonly figuresPerHour: number;
  /** How many concerns one address, and everybody together, may send through the public portal in an hour. */
  readonly publicConcernsPerHour: { readonly address: number; readonly all: number };
  /** How many files of released figures one address, and everybody together, may have made in an hour. */
  readonly publicFilesPerHour: { readonly address: number; readonly all: number };
  /** The mail server and the gateway for text messages; null where there is none. */
  readonly mail: MailSettings | null;
  readonly sms: SmsSettings | null;
  /** How long a desk has to receive, decide and begin, by urgency. */
  readonly referralDeadlines: DeadlineTable;
  /** How long identities are kept: RETENTION, `not-confirmed=2,confirmed=10,…`. */
  readonly retention: RetentionTable;
}

export interface GovernmentIdentitySettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Values of the `acr` or `amr` claim that stand for a second factor; none unless spelt out. */
  readonly secondFactorBy: readonly string[];
}

/** @throws Error naming the variable, when one is missing or has no meaning. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const dataDir = resolve(env['DATA_DIR'] ?? '.data');
  const embedded = env['HIMAYA_EMBEDDED'] === '1' && env['DATABASE_URL'] === undefined;
  const adminUrl = env['DATABASE_URL'] ?? env['PG_ADMIN_URL'];
  if (adminUrl === undefined) throw new Error('DATABASE_URL is not set: use `npm start`, or name a PostgreSQL server.');
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is not a port number: ${env['PORT']}`);
  const fromUrl = new URL(adminUrl).pathname.slice(1);
  return {
    port,
    dataDir,
    adminUrl,
    databaseName: env['DATABASE_URL'] === undefined || fromUrl === '' || fromUrl === 'postgres' ? 'himaya' : fromUrl,
    embedded,
    redisUrl: env['REDIS_URL'] ?? null,
    workerInside: env['WORKER'] !== 'apart',
    auditKeyFile: env['AUDIT_KEY_FILE'] ?? join(dataDir, 'keys', 'audit-seal.pem'),
    auditExportKeyFile: env['AUDIT_EXPORT_KEY_FILE'] ?? join(dataDir, 'keys', 'audit-export.pem'),
    auditCopyDir: env['AUDIT_COPY_DIR'] ?? join(dataDir, 'storage', 'audit'),
    keys: readKeySettings(env, dataDir, embedded),
    storageDir: resolve(env['STORAGE_DIR'] ?? join(dataDir, 'storage')),
    webFolder: resolve(env['WEB_DIR'] ?? 'dist/web'),
    publicOrigin: new URL(env['PUBLIC_URL'] ?? `http://localhost:${port}`).origin,
    governmentIdentity: governmentIdentityOf(env),
    secureCookies: env['PUBLIC_URL']?.startsWith('https:') ?? false,
    requestsPerMinute: {
      address: countOf(env, 'REQUESTS_PER_MINUTE_ADDRESS', 6000),
      user: countOf(env, 'REQUESTS_PER_MINUTE_USER', 600),
    },
    figuresPerHour: countOf(env, 'FIGURES_PER_HOUR_USER', 300),
    publicConcernsPerHour: {
      address: countOf(env, 'PUBLIC_CONCERNS_PER_HOUR_ADDRESS', 10),
      all: countOf(env, 'PUBLIC_CONCERNS_PER_HOUR', 300),
    },
    publicFilesPerHour: {
      address: countOf(env, 'PUBLIC_FILES_PER_HOUR_ADDRESS', 300),
      all: countOf(env, 'PUBLIC_FILES_PER_HOUR', 6000),
    },
    mail: readMailSettings(env),
    sms: readSmsSettings(env),
    referralDeadlines: deadlinesOf(env),
    retention: retentionOf(env),
  };
}

function governmentIdentityOf(env: NodeJS.ProcessEnv): GovernmentIdentitySettings | null {
  const issuer = env['OIDC_ISSUER'];
  if (issuer === undefined || issuer === '') return null;
  const file = env['OIDC_CLIENT_SECRET_FILE'];
  const clientSecret = file === undefined ? env['OIDC_CLIENT_SECRET'] : readFileSync(file, 'utf8').trim();
  const clientId = env['OIDC_CLIENT_ID'];
  if (!clientId || !clientSecret) throw new Error('OIDC_ISSUER needs OIDC_CLIENT_ID, and OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE.');
  const secondFactorBy = (env['OIDC_SECOND_FACTOR'] ?? '').split(/[\s,]+/).filter((value) => value !== '');
  return { issuer, clientId, clientSecret, secondFactorBy };
}

function deadlinesOf(env: NodeJS.ProcessEnv): DeadlineTable {
  const text = env['REFERRAL_DEADLINES'];
  if (text === undefined || text === '') return defaultDeadlines;
  const table = deadlineTableOf(text);
  if (table === null) throw new Error(`REFERRAL_DEADLINES is not of the form urgent=8/24/72: ${text}`);
  return table;
}

function retentionOf(env: NodeJS.ProcessEnv): RetentionTable {
  const text = env['RETENTION'] ?? '';
  const table = text === '' ? usualRetention : retentionTableOf(text);
  if (table === null) throw new Error(`RETENTION is not of the form not-confirmed=2,confirmed=10: ${text}`);
  return table;
}

function countOf(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  const count = Number(env[name] ?? usual);
  if (!Number.isInteger(count) || count < 1) throw new Error(`${name} is not a number of requests: ${env[name]}`);
  return count;
}

/** Injection token of the configuration. */
export const CONFIG = Symbol('config');
