import { Injectable } from '@nestjs/common';
import { mayEver } from '@himaya/auth';
import {
  allow,
  choicesNow,
  localDay,
  maskOf,
  refuse,
  returnChecklist,
  statusOfConsent,
  stepsNow,
  type Outcome,
  type RepatriationId,
  type RepatriationView,
  type ReturnConsent,
} from '@himaya/domain';
import { ConsentStore } from '../consents';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { repatriationListItem, returnDecisionView, returnRiskViews } from './repatriation.presenter';
import { RepatriationStore, type RepatriationRow } from './repatriation.store';

/** One return with all that was decided and assessed, inside a transaction. */
@Injectable()
export class ShowRepatriation {
  constructor(
    private readonly returns: RepatriationStore,
    private readonly consents: ConsentStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: RepatriationId): Promise<Outcome<RepatriationView>> {
    const row = await this.returns.find(tx, id);
    if (row === null) return refuse('not-found');
    tx.touches(row.caseId, maskOf('repatriation'));
    const keys = await this.vault.openKeys([row]);
    const key = keys.get(row.id)!;
    const { roles, userId } = tx.actor;
    const [records, changes, decides] = [
      mayEver(roles, 'record', 'Repatriation'),
      mayEver(roles, 'change', 'Repatriation'),
      mayEver(roles, 'decide', 'ReturnRisk'),
    ];
    return allow({
      ...repatriationListItem(row, keys),
      caseId: row.caseOpen ? row.caseId : null,
      referralId: row.referralId,
      child: row.facts.child,
      openedAt: row.openedAt.toISOString(),
      alternative: row.alternative,
      reason: row.reason,
      decisions: (await this.returns.decisions(tx, id)).map((one) => returnDecisionView(one, key)),
      risks: returnRiskViews(await this.returns.risks(tx, id), key, { returning: row.status, reader: decides ? userId : null }),
      checklist: returnChecklist(row.facts, localDay(tx.now)),
      consents: await this.standing(tx, row),
      choices: records ? choicesNow(row.status) : [],
      steps: changes ? stepsNow(row.status) : [],
      mayAssess: mayEver(roles, 'record', 'ReturnRisk') && (row.status === 'deciding' || row.status === 'preparing'),
    });
  }

  /** Consents to repatriation by this unit that stand today, of a child none of its own; none where the case is not the reader's any more. */
  async standing(tx: Tx, { caseId, caseOpen, facts }: RepatriationRow): Promise<ReturnConsent[]> {
    if (!caseOpen) return [];
    return (await this.consents.list(tx, caseId))
      .filter((one) => one.purpose === 'repatriation' && statusOfConsent(one, localDay(tx.now)) === 'valid')
      .filter((one) => one.recipientUnitId === tx.actor.unitId || one.recipientUnitId === null)
      .filter((one) => !(one.givenBy === 'self' && facts.child))
      .map(({ id, language, validUntil }) => ({ id, language, validUntil }));
  }
}
