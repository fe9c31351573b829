import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  allow,
  maskOf,
  refuse,
  type CaseId,
  type GroupMember,
  type Outcome,
  type ReferralGroupId,
  type ReferralId,
  type ReferralView,
  type SendGroupBody,
} from '@himaya/domain';
import { CaseStore } from '../cases';
import { LinkStore } from '../matches';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { claimAttempt } from '../platform/http/idempotency';
import { Vault } from '../platform/vault/vault';
import { ReadReferral } from './read-referral';
import { ReferralStore } from './referral.store';
import { WriteReferral } from './write-referral';

/**
 * Sends a family to one desk, or each to the desk that fits them: a referral for each person, each under what that person agreed to, tied by a group. All are sent or none.
 */
@Injectable()
export class SendGroup {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly links: LinkStore,
    private readonly referrals: ReferralStore,
    private readonly write: WriteReferral,
    private readonly readReferral: ReadReferral,
    private readonly vault: Vault,
  ) {}

  run(actor: Actor, caseId: CaseId, body: SendGroupBody, idempotencyKey: string | null): Promise<Outcome<{ items: ReferralView[] }>> {
    return this.inTransaction.run(actor, { action: 'referral.send-group', caseId }, async (tx) => {
      if ((await this.cases.find(tx, caseId)) === null) return refuse('not-found');
      const attempt = { key: idempotencyKey, route: `/cases/${caseId}/referral-groups`, body };
      const claimed = await claimAttempt(tx, this.vault, attempt, randomUUID() as ReferralGroupId);
      if (!claimed.ok) return claimed;
      const { id: groupId, again } = claimed.value;
      if (!again) {
        await tx.em.query('savepoint sending');
        const sent = await this.send(tx, caseId, groupId, body);
        if (!sent.ok) {
          await tx.em.query('rollback to savepoint sending');
          return sent;
        }
      }
      return this.views(tx, groupId);
    });
  }

  private async send(tx: Tx, caseId: CaseId, groupId: ReferralGroupId, { members, ...body }: SendGroupBody): Promise<Outcome<unknown>> {
    // The group's fields are those of its packet.
    const { fields: _ofThePacket, ...whole } = body;
    const named = new Set(members.map((member) => member.caseId));
    if (named.size !== members.length || !named.has(caseId)) {
      return refuse('body.invalid', { errors: [{ path: 'members', code: 'case.each-once' }] });
    }
    const linked = new Set((await this.links.list(tx, caseId)).filter(({ kind }) => kind !== 'duplicate-of').map((link) => link.caseId));
    const apart = members.findIndex((member) => member.caseId !== caseId && !linked.has(member.caseId));
    if (apart !== -1) return refuse('referral.not-linked', { errors: [{ path: `members.${apart}.caseId`, code: 'link.none' }] });
    for (const { caseId: memberId, ...basis } of members) {
      const row = await this.cases.find(tx, memberId);
      if (row === null) return refuse('not-found');
      const own = Object.fromEntries(Object.entries(basis).filter(([, said]) => said !== undefined)) as Omit<GroupMember, 'caseId'>;
      const sent = await this.write.run(tx, randomUUID() as ReferralId, row, { ...(own.categories ? whole : body), ...own }, { groupId });
      if (!sent.ok) return sent;
    }
    tx.lists([...named], maskOf('core'));
    return allow(null);
  }

  private async views(tx: Tx, groupId: ReferralGroupId): Promise<Outcome<{ items: ReferralView[] }>> {
    const items: ReferralView[] = [];
    for (const { id } of await this.referrals.listOfGroup(tx, groupId)) {
      const view = await this.readReferral.view(tx, id);
      if (!view.ok) return view;
      items.push(view.value);
    }
    return allow({ items });
  }
}
