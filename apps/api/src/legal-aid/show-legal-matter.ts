import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import {
  allow,
  availableLegalMoves,
  compareLawyers,
  maskOf,
  refuse,
  type LegalMatterId,
  type LegalMatterView,
  type Outcome,
} from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { claimView, residenceView } from './claim.presenter';
import { ClaimStore } from './claim.store';
import { hearingView } from './hearing.presenter';
import { HearingStore } from './hearing.store';
import { LawyerStore } from './lawyer.store';
import { LegalMatterStore } from './legal-matter.store';
import { aidView, assignmentView, choiceView, conflictView, lawyerKeysOf, matterListItem, standingOf } from './legal.presenter';

/** One matter with its whole file, inside a transaction. */
@Injectable()
export class ShowLegalMatter {
  constructor(
    private readonly matters: LegalMatterStore,
    private readonly lawyers: LawyerStore,
    private readonly hearings: HearingStore,
    private readonly claims: ClaimStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: LegalMatterId): Promise<Outcome<LegalMatterView>> {
    const row = await this.matters.find(tx, id);
    if (row === null) return refuse('not-found');
    tx.touches(row.caseId, maskOf('legal'));
    const open = row.status !== 'ended';
    const assignments = await this.matters.assignments(tx, id);
    const conflicts = await this.matters.conflicts(tx, id);
    const aid = await this.matters.aid(tx, id);
    const hearings = await this.hearings.ofMatter(tx, id);
    const payments = await this.claims.payments(tx, id);
    const choices = open ? await this.lawyers.choices(tx, row.caseId) : [];
    const keys = await this.vault.openKeys([
      row,
      ...lawyerKeysOf([standingOf(row), ...assignments, ...conflicts, ...aid, ...hearings]),
      ...choices,
    ]);
    const changes = open && mayEver(tx.actor.roles, 'change', 'LegalMatter');
    return allow({
      ...matterListItem(row, keys),
      caseId: row.caseOpen ? row.caseId : null,
      referralId: row.referralId,
      child: row.facts.child,
      guardian: row.facts.guardian,
      sharingEndedAt: row.sharingEndedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      outcome: row.outcome,
      assignments: assignments.map((one) => assignmentView(one, keys)),
      conflicts: conflicts.map((one) => conflictView(one, keys)),
      aid: aid.map((one) => aidView(one, keys.get(row.id)!, keys)),
      hearings: hearings.map((one) => hearingView(one, keys)),
      residences: (await this.claims.residences(tx, id)).map(residenceView),
      claims: (await this.claims.claims(tx, id)).map((one) => claimView(one, payments, open)),
      fundActive: (await this.claims.fund(tx)).active,
      lawyers: choices
        .filter(({ trainedForChildren }) => trainedForChildren || !row.facts.child)
        .map((one) => choiceView(one, row, keys))
        .toSorted(compareLawyers),
      moves: changes ? availableLegalMoves(row.status, row.standing) : [],
      mayRecord: open && mayEver(tx.actor.roles, 'record', 'LegalAid'),
    });
  }
}
