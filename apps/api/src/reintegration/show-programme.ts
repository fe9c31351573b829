import { mayEver } from '@himaya/auth';
import { Injectable } from '@nestjs/common';
import { allow, isOpenStrand, localDay, maskOf, refuse, type Outcome, type ProgrammeId, type ProgrammeView } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { Vault } from '../platform/vault/vault';
import { followUpView } from './follow-up.presenter';
import { FollowUpStore } from './follow-up.store';
import { fundingView } from './funding.presenter';
import { FundingStore } from './funding.store';
import { programmeListItem, strandView } from './programme.presenter';
import { ProgrammeStore } from './programme.store';
import { instalmentView } from './repayment.presenter';
import { RepaymentStore } from './repayment.store';
import { visitView } from './visit.presenter';

/** One programme with its whole file, inside a transaction. */
@Injectable()
export class ShowProgramme {
  constructor(
    private readonly programmes: ProgrammeStore,
    private readonly funding: FundingStore,
    private readonly followUps: FollowUpStore,
    private readonly repayments: RepaymentStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: ProgrammeId): Promise<Outcome<ProgrammeView>> {
    const row = await this.programmes.find(tx, id);
    if (row === null) return refuse('not-found');
    tx.touches(row.caseId, maskOf('reintegration'));
    const key = await this.vault.keyOf(row);
    const strands = await this.programmes.strands(tx, id);
    const events = await this.programmes.events(tx, id);
    const applications = await this.funding.applications(tx, id);
    const payments = await this.funding.payments(tx, id);
    const instalments = await this.repayments.instalments(tx, id);
    const entries = await this.repayments.events(tx, id);
    const visits = await this.repayments.visits(tx, id);
    const today = localDay(tx.now);
    const open = row.status !== 'ended';
    const changes = open && mayEver(tx.actor.roles, 'change', 'ProgrammeStrand');
    const asks = row.facts.afterCare && mayEver(tx.actor.roles, 'record', 'ProgrammeFollowUp');
    const keepsMoney = mayEver(tx.actor.roles, 'record', 'Funding');
    const applies = open && keepsMoney;
    return allow({
      ...programmeListItem(row, key),
      caseId: row.caseOpen ? row.caseId : null,
      referralId: row.referralId,
      child: row.facts.child,
      contactFamily: row.facts.contactFamily,
      bestInterests: row.facts.bestInterests,
      sharingEndedAt: row.sharingEndedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      outcome: row.outcome,
      strands: strands.map((one) =>
        strandView(one, {
          events,
          funding: applications
            .filter(({ strandId }) => strandId === one.id)
            .map((each) =>
              fundingView(
                each,
                {
                  payments,
                  repayments: instalments
                    .filter(({ applicationId }) => applicationId === each.id)
                    .map((part) => instalmentView(part, entries, { writes: keepsMoney, reader: tx.actor.userId, today })),
                },
                applies && isOpenStrand(one.status),
                tx.actor.userId,
              ),
            ),
          visits: visits.filter(({ strandId }) => strandId === one.id).map((visit) => visitView(visit, key, asks, today)),
          key,
          changes,
          applies,
        }),
      ),
      followUps: (await this.followUps.ofProgramme(tx, id)).map((one) => followUpView(one, key, asks && !open, today)),
      mayAsk: asks,
      mayRecord: open && mayEver(tx.actor.roles, 'record', 'ProgrammeStrand'),
    });
  }
}
