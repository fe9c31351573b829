import { Injectable } from '@nestjs/common';
import {
  allow,
  maskOf,
  type AssigneeFilter,
  type CaseAlert,
  type CaseListItem,
  type CaseStatus,
  type Governorate,
  type JourneyStepCode,
  type Outcome,
  type Page,
  type UserId,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { InTransaction } from '../platform/db/in-transaction';
import { decodeCursor, idKey, instantKey, pageOf } from '../platform/http/cursor';
import { defaultLimit } from '../platform/http/fields';
import { Vault, type DataKey } from '../platform/vault/vault';
import { caseListItem } from './case.presenter';
import { CaseStore, type CaseListFilter } from './case.store';

export interface CaseListQuery {
  readonly status?: CaseStatus;
  readonly governorate?: Governorate;
  readonly step?: JourneyStepCode;
  readonly assignee?: AssigneeFilter;
  readonly assigneeId?: UserId;
  readonly alert?: CaseAlert;
  readonly cursor?: string;
  readonly limit?: number;
}

/** The unit's cases, latest activity first. */
@Injectable()
export class ListCases {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly vault: Vault,
  ) {}

  async run(actor: Actor, query: CaseListQuery): Promise<Outcome<Page<CaseListItem>>> {
    const after = decodeCursor(query.cursor, [instantKey, idKey]);
    const limit = query.limit ?? defaultLimit;
    return this.inTransaction.run(actor, { action: 'case.list' }, async (tx) => {
      const filter: CaseListFilter = {
        status: query.status ?? null,
        governorate: query.governorate ?? null,
        step: query.step ?? null,
        assignee: query.assignee === 'nobody' ? 'nobody' : query.assignee === 'me' ? actor.userId : (query.assigneeId ?? null),
        alert: query.alert ?? null,
        ids: null,
        after,
        limit,
      };
      const rows = await this.cases.list(tx, filter);
      tx.lists(
        rows.slice(0, limit).map((row) => row.id),
        maskOf('core'),
      );
      const keys = await this.vault.openKeys(rows);
      return allow(
        pageOf(
          rows,
          limit,
          (row) => caseListItem(keys.get(row.id) as DataKey, row),
          (row) => [row.activityKey, row.id],
        ),
      );
    });
  }
}
