import { Injectable } from '@nestjs/common';
import { refuse, type CaseId, type CategoryMask, type Outcome } from '@himaya/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditTrail, type SearchMark } from '../audit/audit-trail';
import type { Actor } from '../auth/actor';
import { appendEvents, type OutboxEvent } from '../outbox/outbox';

/** An open transaction in which the actor's row-security context stands. */
export interface Tx {
  readonly em: EntityManager;
  readonly actor: Actor;
  /** One instant for the whole transaction. */
  readonly now: Date;
  /** Names the case and the categories this transaction read or wrote, for its audit line. */
  touches(caseId: CaseId, categories: CategoryMask): void;
  /** Names the cases a list or a search shows, for its audit line and for each case's access log. */
  lists(caseIds: readonly CaseId[], categories: CategoryMask): void;
  /** Leaves the mark of a search on its audit line; null leaves none. */
  searches(search: SearchMark | null): void;
  /** Queues an event for the outbox, written just before the commit. */
  emit(event: OutboxEvent): void;
  /** Takes back, should the work end in a refusal, the little it wrote before it knew. */
  onRefusal(undo: () => Promise<void>): void;
}

/** Leaves what was asked for and not found for the worker to look at: it may be a sealed case. One row, whatever it is. */
async function noteMissed(em: EntityManager, actor: Actor, subjectId: string): Promise<void> {
  await em.query('insert into missed_case (user_id, unit_id, subject_ids) values ($1, $2, array[$3::uuid])', [
    actor.userId,
    actor.unitId,
    subjectId,
  ]);
}

/** What a verb is, for the audit trail: `referral.accept`, and the id it was asked about. */
export interface Deed {
  readonly action: string;
  readonly subjectId?: string;
  readonly caseId?: CaseId;
  /** What was asked, where codes say it: the route with its query, in words of a menu. */
  readonly route?: string;
}

/**
 * The one door to the rows: opens the request's transaction, enters the actor's signed context, runs the work, and writes
 * the audit line and the outbox rows in the same transaction. A refusal commits with its line; a failure rolls back and
 * leaves its line in a second transaction.
 */
@Injectable()
export class InTransaction {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditTrail,
  ) {}

  async run<T>(actor: Actor, deed: Deed, work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const runner = this.database.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      const [entered] = (await runner.query(`select set_config('app.ctx', guard.enter($1), true) as ctx`, [actor.tokenHash])) as {
        ctx: string;
      }[];
      // The session ended between the guard's look and now.
      if (!entered?.ctx) {
        await runner.rollbackTransaction();
        return refuse('session.required');
      }
      const touched = { caseId: deed.caseId ?? null, categories: 0 };
      const listed: CaseId[] = [];
      let search: SearchMark | null = null;
      const events: OutboxEvent[] = [];
      const undoing: (() => Promise<void>)[] = [];
      const outcome = await work({
        em: runner.manager,
        actor,
        now: new Date(),
        touches: (caseId, categories) => {
          touched.caseId = caseId;
          touched.categories |= categories;
        },
        lists: (caseIds, categories) => {
          listed.push(...caseIds);
          touched.categories |= categories;
        },
        searches: (mark) => {
          search = mark;
        },
        emit: (event) => events.push(event),
        onRefusal: (undo) => undoing.push(undo),
      });
      if (outcome.ok) await appendEvents(runner.manager, events);
      else for (const undo of undoing) await undo();
      const missed = touched.caseId ?? deed.subjectId;
      if (!outcome.ok && outcome.problem === 'not-found' && missed !== undefined && missed !== null) {
        await noteMissed(runner.manager, actor, missed);
      }
      await this.audit.append(runner.manager, actor, [
        {
          action: deed.action,
          subjectId: deed.subjectId ?? null,
          caseId: touched.caseId,
          route: deed.route ?? null,
          search,
          ...(outcome.ok ? { result: 'done', categories: touched.categories, listed } : { result: 'refused', problem: outcome.problem }),
        },
      ]);
      await runner.commitTransaction();
      return outcome;
    } catch (error) {
      await this.giveUp(runner, actor, deed);
      throw error;
    } finally {
      // The release of a connection that broke fails too, and says nothing new.
      await runner.release().catch(() => undefined);
    }
  }

  /** Rolls back and leaves a line that it failed; where the database itself is gone there is nowhere to write it. */
  private async giveUp(runner: ReturnType<DataSource['createQueryRunner']>, actor: Actor, deed: Deed): Promise<void> {
    await runner.rollbackTransaction().catch(() => undefined);
    // The line needs a connection too: many that fail at once must not wait for each other's.
    await runner.release().catch(() => undefined);
    await this.audit
      .alone(actor, { action: deed.action, subjectId: deed.subjectId ?? null, caseId: deed.caseId ?? null, result: 'failed' })
      .catch(() => undefined);
  }
}
