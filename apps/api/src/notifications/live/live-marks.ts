import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UnitId } from '@himaya/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { liveNoticesStatement, liveQueueStatement } from './live.statements';

/** What one reader sees of their unit's notices and queue, in marks that say nothing of it. */
export interface Marks {
  readonly notices: string;
  readonly queue: string;
  readonly unread: number;
}

/** Reads marks: row security decides what stands behind them, so nobody is told of a change they may not see. */
@Injectable()
export class LiveMarks {
  constructor(private readonly database: DataSource) {}

  /** In a transaction that stands already. */
  async read(em: EntityManager, unitId: UnitId): Promise<Marks> {
    const notices = liveNoticesStatement(unitId);
    const [seen] = await em.query<{ unread: number }[]>(notices.sql, notices.values);
    const queue = liveQueueStatement(unitId);
    return {
      notices: digest(seen),
      queue: digest(await em.query<unknown[]>(queue.sql, queue.values)),
      unread: seen?.unread ?? 0,
    };
  }

  /** In one of its own, by a session that nobody sits in front of just now; null where it is over. */
  async look(tokenHash: Buffer, unitId: UnitId): Promise<Marks | null> {
    return this.database.transaction(async (em) => {
      const [entered] = await em.query<{ ctx: string }[]>(`select set_config('app.ctx', guard.follow($1), true) as ctx`, [tokenHash]);
      return entered?.ctx ? this.read(em, unitId) : null;
    });
  }
}

function digest(seen: unknown): string {
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 16);
}
