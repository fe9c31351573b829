import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { CONFIG, type Config } from '../../platform/config/config';
import { urlOf } from '../../platform/db/prepare-database';
import { failureOf } from '../../platform/outbox/failure';
import { KeyRing } from '../../platform/vault/key-ring';

/** What the database says: a unit's rows or a session changed; `all` after the line was down, since nobody knows what was missed. */
export type Word = { readonly of: 'unit' | 'session'; readonly id: string } | { readonly of: 'all' };

const channel = 'himaya_live';
const firstPause = 500;
const longestPause = 10_000;

/** The one connection of this process that listens to the database, however many people are told by it. */
@Injectable()
export class LiveListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('live');
  private readonly told: ((word: Word) => void)[] = [];
  private client: Client | null = null;
  private pause = firstPause;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly ring: KeyRing,
  ) {}

  /** Calls back for every word from now on. */
  onWord(tell: (word: Word) => void): void {
    this.told.push(tell);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const { adminUrl, databaseName } = this.config;
    const client = new Client({
      connectionString: urlOf(adminUrl, databaseName, 'app', this.ring),
      application_name: 'himaya-live',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    let lost = false;
    const lose = (error?: unknown): void => {
      if (lost) return;
      lost = true;
      void client.end().catch(() => undefined);
      this.lostLine(error);
    };
    client.on('error', lose);
    client.on('end', () => lose());
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      return lose(error);
    }
    if (lost) return;
    this.client = client;
    this.pause = firstPause;
    this.tell({ of: 'all' });
  }

  private lostLine(error: unknown): void {
    if (this.stopped) return;
    this.client = null;
    this.log.warn(`the listening connection is gone: ${failureOf(error)}`);
    this.retry = setTimeout(() => void this.connect(), this.pause);
    this.pause = Math.min(this.pause * 2, longestPause);
  }

  private hear(payload: string): void {
    const [of, id] = payload.split('|');
    if ((of === 'unit' || of === 'session') && id) this.tell({ of, id });
  }

  private tell(word: Word): void {
    for (const told of this.told) told(word);
  }
}
