import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { carriersOf, readConfig, sendingChores, WorkerDatabase, workOf, type Config } from '@himaya/api/testing';
import type { NotificationPreferencesView } from '@himaya/domain';
import type { Client } from 'pg';
import { startTestApi, type Session, type TestApi } from '../support/api';
import { expected, ifMatch, unitOf } from '../support/main-job';
import { startMailServer, type MailServer } from './mail-server';

/** Kannel's `sendsms`, as its guide documents it: what it was asked, and the answer it is told to give. */
interface Gateway {
  readonly url: string;
  readonly asked: URLSearchParams[];
  answer: { status: number; body: string };
  readonly server: Server;
}

async function startGateway(): Promise<Gateway> {
  const gateway = { asked: [] as URLSearchParams[], answer: { status: 202, body: '0: Accepted for delivery' } };
  const server = createServer((request, response) => {
    gateway.asked.push(new URL(request.url ?? '', 'http://localhost').searchParams);
    response.writeHead(gateway.answer.status, { 'content-type': 'text/plain' }).end(gateway.answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(gateway, { url: `http://127.0.0.1:${port}/cgi-bin/sendsms`, server });
}

const minute = 60_000;

/** An API that sends by a real mail server and a gateway's double, and a worker's rounds at the instants that a test says. */
export class Senders {
  /** The instant that tests count from. */
  now = new Date();

  private constructor(
    readonly api: TestApi,
    readonly config: Config,
    readonly guard: Client,
    readonly worker: WorkerDatabase,
    public mail: MailServer,
    readonly gateway: Gateway,
    readonly officer: Session,
    readonly unitId: string,
  ) {}

  static async start(): Promise<Senders> {
    const mail = await startMailServer();
    const gateway = await startGateway();
    const secret = join(process.env['TEST_RUN_FOLDER']!, 'gateway-password');
    writeFileSync(secret, 'invented-secret\n');
    const settings = {
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      SMTP_FROM: 'himaya@example.org',
      SMS_GATEWAY_URL: gateway.url,
      SMS_USERNAME: 'himaya',
      SMS_PASSWORD_FILE: secret,
    };
    const api = await startTestApi({ WORKER: 'apart', ...settings });
    const config = readConfig({ PG_ADMIN_URL: api.database.adminUrl, ...settings });
    const officer = await api.signIn('police-officer');
    const worker = await WorkerDatabase.open(api.database.urlFor('worker'));
    return new Senders(api, config, await api.database.asGuard(), worker, mail, gateway, officer, (await unitOf(officer)).id);
  }

  async stop(): Promise<void> {
    await this.worker.close();
    await this.api.stop();
    await this.mail.close();
    await new Promise((closed) => this.gateway.server.close(closed));
  }

  /** As if nobody had chosen, been told or been sent anything yet. */
  async forget(): Promise<void> {
    this.now = new Date();
    this.mail.answer(null);
    this.received();
    this.gateway.answer = { status: 202, body: '0: Accepted for delivery' };
    for (const table of ['delivery', 'message', 'contact', 'choice', 'schedule'])
      await this.guard.query(`delete from notification_${table}`);
    await this.guard.query('delete from guard.sign_in_failure');
    await this.guard.query('delete from notification where at > now()');
    await this.guard.query('update notification set planned_at = now()');
  }

  /** Empties the boxes. */
  received(): void {
    this.mail.clear();
    this.gateway.asked.length = 0;
  }

  /** One round of every chore, so many minutes later or at an instant; by a worker of these settings. */
  async round(at: number | Date = 1, settings: Config = this.config): Promise<void> {
    const instant = typeof at === 'number' ? this.later(at) : at;
    for (const chore of sendingChores(carriersOf(settings), this.api.database.ring)) await chore.run(this.worker, instant);
  }

  /** The round that forgets who was told by which channel. */
  async forgetSent(): Promise<void> {
    const chore = workOf(this.config).chores.find(({ name }) => name === 'forget-sent')!;
    await chore.run(this.worker, new Date());
  }

  later(minutes: number): Date {
    return new Date(this.now.getTime() + minutes * minute);
  }

  async preferences(as = this.officer): Promise<NotificationPreferencesView> {
    return expected(await as.get<NotificationPreferencesView>('/notifications/preferences'), 200);
  }

  async choose(body: object, as = this.officer): Promise<void> {
    expected(await as.patch('/notifications/preferences', body, ifMatch(await this.preferences(as))), 200);
  }

  /** Gives an address and confirms it with the code that came there. */
  async confirm(channel: 'email' | 'sms', address: string, as = this.officer): Promise<void> {
    expected(await as.post('/notifications/contacts', { channel, address }), 200);
    await this.round();
    const text = channel === 'email' ? (this.mail.mails.at(-1)!.parsed.text ?? '') : (this.gateway.asked.at(-1)!.get('text') ?? '');
    const code = /\d{6}/.exec(text)![0];
    expected(await as.post('/notifications/contacts/confirmation', { channel, code }), 200);
    this.received();
    await this.guard.query('delete from notification_message');
  }

  /** A notice to the officer's unit. */
  async notice(kind = 'new-device', facts: { details?: object; caseId?: string; role?: string; referralId?: string } = {}): Promise<void> {
    await this.guard.query(
      `insert into notification (id, unit_id, kind, details, case_id, role, referral_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [randomUUID(), this.unitId, kind, facts.details ?? {}, facts.caseId ?? null, facts.role ?? null, facts.referralId ?? null, this.now],
    );
  }

  /** Each message: where it stands, what the other side answered, how many notices are in it. */
  async states(): Promise<string[]> {
    const { rows } = await this.guard.query<{ line: string }>(
      `select state || ' ' || coalesce(reply::text, '-') || ' ' || notices as line from notification_message order by created_at`,
    );
    return rows.map(({ line }) => line);
  }
}
