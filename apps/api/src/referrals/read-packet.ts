import { Injectable } from '@nestjs/common';
import { rolesAt } from '@himaya/auth';
import {
  allow,
  categoriesIn,
  endOfLocalDay,
  openedBy,
  refuse,
  type Outcome,
  type PacketStage,
  type PacketView,
  type ReferralId,
  type ReferralStatus,
} from '@himaya/domain';
import { CaseStore, ReadCase } from '../cases';
import { UnitStore } from '../directory';
import type { Actor } from '../platform/auth/actor';
import { InTransaction, type Tx } from '../platform/db/in-transaction';
import { receivingKind } from './receiving-kind';
import { namedRecordViews } from './referral.presenter';
import type { ReferralRow } from './referral.schema';
import { ReferralStore, type ReferralDoor } from './referral.store';

const unanswered: readonly ReferralStatus[] = ['draft', 'requested', 'received'];

/** What the receiver of a referral sees of the case, or will see once it accepts: its sender looks after what was sent. */
@Injectable()
export class ReadPacket {
  constructor(
    private readonly inTransaction: InTransaction,
    private readonly cases: CaseStore,
    private readonly referrals: ReferralStore,
    private readonly readCase: ReadCase,
    private readonly units: UnitStore,
  ) {}

  run(actor: Actor, id: ReferralId): Promise<Outcome<PacketView>> {
    return this.inTransaction.run(actor, { action: 'packet.read', subjectId: id }, async (tx): Promise<Outcome<PacketView>> => {
      const referral = await this.referrals.find(tx, id);
      if (referral === null || ![referral.fromUnitId, referral.toUnitId].includes(actor.unitId)) return refuse('not-found');
      if (referral.fromUnitId !== actor.unitId) return refuse('referral.not-your-side');
      const row = await this.cases.find(tx, referral.caseId);
      if (row === null) return refuse('not-found');
      const door = await this.referrals.door(tx, id);
      const state = stateOf(referral, door);
      if (state === 'shut') return allow({ state, record: null, records: [] });
      const { fields, ...masks } = door ?? openedBy(referral.service, categoriesIn(referral.packetMask), referral.fieldMask);
      const roles = rolesAt(await receivingKind(tx, this.units, referral.service, referral.toUnitId));
      const until = await this.until(tx, referral, door);
      const record = await this.readCase.preview(tx, row, { roles, masks, fields, until });
      if (!record.ok) return record;
      const records = namedRecordViews(actor, await this.referrals.namedRecords(tx, id));
      return allow({ state, record: record.value, records });
    });
  }

  /** When the receiver's door shuts by itself: at the end of the consent's last day, or sooner. */
  private async until(tx: Tx, referral: ReferralRow, door: ReferralDoor | null): Promise<string | null> {
    if (door !== null) return door.endsAt?.toISOString() ?? null;
    const consent = await this.referrals.consentFacts(tx, referral);
    return consent === undefined ? null : endOfLocalDay(consent.validUntil).toISOString();
  }
}

function stateOf({ status }: ReferralRow, door: ReferralDoor | null): PacketStage {
  if (door === null) return unanswered.includes(status) ? 'before' : 'shut';
  return door.open ? 'open' : 'shut';
}
