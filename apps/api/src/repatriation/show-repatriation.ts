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
  type ReturnReceiver,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import { ConsentStore, type ConsentRow } from '../consents';
import type { Tx } from '../platform/db/in-transaction';
import { Vault, type DataKey } from '../platform/vault/vault';
import { clearanceView, receiverView, returnContactView, returnStepView } from './journey.presenter';
import { JourneyStore } from './journey.store';
import { repatriationListItem, returnDecisionView, returnRiskViews } from './repatriation.presenter';
import { RepatriationStore, type RepatriationRow } from './repatriation.store';

const foreignAffairs = 'ministry-of-foreign-affairs';

/** One return with all that was decided and assessed, inside a transaction. */
@Injectable()
export class ShowRepatriation {
  constructor(
    private readonly returns: RepatriationStore,
    private readonly journeys: JourneyStore,
    private readonly cases: CaseStore,
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
      taken: (await this.journeys.steps(tx, id)).map((step) => returnStepView(step, key)),
      clearances: (await this.journeys.clearances(tx, id)).map(clearanceView),
      receiver: await this.receiver(tx, row, key),
      contacts: (await this.journeys.contacts(tx, id)).map((contact) => returnContactView(contact, key)),
      consents: await this.standing(tx, row),
      embassyConsents: await this.toEmbassy(tx, row),
      fearsState: row.facts.fearsState,
      choices: records ? choicesNow(row.status) : [],
      steps: changes ? stepsNow(row.status) : [],
      mayAssess: mayEver(roles, 'record', 'ReturnRisk') && (row.status === 'deciding' || row.status === 'preparing'),
    });
  }

  private async receiver(tx: Tx, { id, caseId }: RepatriationRow, own: DataKey): Promise<ReturnReceiver | null> {
    const found = await this.journeys.receiver(tx, id);
    const kase = found === null ? null : await this.cases.find(tx, caseId);
    if (found === null || kase === null) return null;
    return receiverView(found, { own, ofCase: await this.vault.keyOf(kase) });
  }

  /** Consents to repatriation by this unit that stand today, of a child none of its own; none where the case is not the reader's any more. */
  standing(tx: Tx, row: RepatriationRow): Promise<ReturnConsent[]> {
    const { unitId } = tx.actor;
    return this.valid(tx, row, (one) => one.purpose === 'repatriation' && (one.recipientUnitId === unitId || one.recipientUnitId === null));
  }

  /** Consents to share the identity with the own state that stand: embassies are spoken with through Foreign Affairs, which they name. */
  toEmbassy(tx: Tx, row: RepatriationRow): Promise<ReturnConsent[]> {
    return this.valid(
      tx,
      row,
      (one) => one.purpose === 'share-identity' && (one.recipientAgencyId === foreignAffairs || one.recipientUnitId !== null),
    );
  }

  private async valid(tx: Tx, { caseId, caseOpen, facts }: RepatriationRow, kind: (one: ConsentRow) => boolean): Promise<ReturnConsent[]> {
    if (!caseOpen) return [];
    const today = localDay(tx.now);
    return (await this.consents.list(tx, caseId))
      .filter((one) => kind(one) && statusOfConsent(one, today) === 'valid' && !(one.givenBy === 'self' && facts.child))
      .map(({ id, language, validUntil }) => ({ id, language, validUntil }));
  }
}
