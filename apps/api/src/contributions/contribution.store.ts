import { Injectable } from '@nestjs/common';
import type {
  ContributedYears,
  ContributionId,
  ContributionRefusal,
  ContributionView,
  Outcome,
  ReleaseReason,
  ReleaseStatus,
  StepReleaseBody,
  UserId,
} from '@himaya/domain';
import { askGuard } from '../platform/db/guard-answer';
import type { Tx } from '../platform/db/in-transaction';
import { contributedYearsStatement, contributionsStatement, contributionStatement } from './contribution.statements';

export interface ContributionRow extends ContributedYears {
  readonly id: ContributionId;
  readonly version: number;
  readonly status: ReleaseStatus;
  readonly columns: ContributionView['columns'] | null;
  readonly rows: number | null;
  readonly refusal: ContributionRefusal | null;
  readonly reason: ReleaseReason | null;
  readonly requestedBy: UserId;
  readonly requestedAt: Date;
  readonly requestedKey: string;
  readonly proposedBy: UserId | null;
  readonly publishedAt: Date | null;
}

/** The only SQL over contributions on the side of those who ask for them and let them out. */
@Injectable()
export class ContributionStore {
  list(tx: Tx, after: readonly string[] | null, limit: number): Promise<ContributionRow[]> {
    return tx.em.query(contributionsStatement, [after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
  }

  async find(tx: Tx, id: ContributionId): Promise<ContributionRow | null> {
    const [row] = await tx.em.query<ContributionRow[]>(contributionStatement, [id]);
    return row ?? null;
  }

  years(tx: Tx): Promise<ContributedYears[]> {
    return tx.em.query(contributedYearsStatement);
  }

  request(tx: Tx, id: ContributionId, { from, to }: ContributedYears): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.request_contribution($1, $2, $3)', [id, from, to]);
  }

  step(tx: Tx, id: ContributionId, version: number, { step, reason }: StepReleaseBody): Promise<Outcome<null>> {
    return askGuard(tx, 'guard.step_contribution($1, $2, $3, $4)', [id, version, step, reason ?? null]);
  }

  /** Null where there is none to hand out, or it is no longer what was made. */
  async content(tx: Tx, id: ContributionId): Promise<string | null> {
    const [row] = await tx.em.query<{ content: string | null }[]>('select guard.contribution_content($1) as content', [id]);
    return row?.content ?? null;
  }
}
