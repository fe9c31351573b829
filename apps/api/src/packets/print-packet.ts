import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  allow,
  categoriesIn,
  decidePacketPrint,
  decideReferral,
  maskOf,
  refuse,
  slipCodeFrom,
  type Outcome,
  type PaperKind,
  type PrintedPaperView,
  type PrintPacketBody,
  type ReferralId,
} from '@himaya/domain';
import { CaseStore, ReadCase } from '../cases';
import { UnitStore } from '../directory';
import { caseSections, IssuePaper, type Draft, type PaperWords } from '../papers';
import type { Actor } from '../platform/auth/actor';
import { CONFIG, type Config } from '../platform/config/config';
import type { Tx } from '../platform/db/in-transaction';
import { KeyRing } from '../platform/vault/key-ring';
import { Vault } from '../platform/vault/vault';
import { LineCheck, ReferralStore, SharingBasis, type ReferralDetails } from '../referrals';
import { PacketStore } from './packet.store';
import { packetDigest } from './packet-digest';
import { requestSections } from './request-sections';

type PacketKind = Exclude<PaperKind, 'record-sheet'>;

/**
 * Prints, for a body without accounts, what a screen would show it: before its answer the summary with a one-time code, after an
 * acceptance the packet: its categories, and of them the fields that were chosen. Consent is asked at each printing as at the sending.
 */
@Injectable()
export class PrintPacket {
  constructor(
    private readonly issue: IssuePaper,
    private readonly referrals: ReferralStore,
    private readonly packets: PacketStore,
    private readonly cases: CaseStore,
    private readonly basis: SharingBasis,
    private readonly line: LineCheck,
    private readonly readCase: ReadCase,
    private readonly units: UnitStore,
    private readonly vault: Vault,
    private readonly ring: KeyRing,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run(actor: Actor, id: ReferralId, { language }: PrintPacketBody): Promise<Outcome<PrintedPaperView>> {
    const code = slipCodeFrom([...randomBytes(9)]);
    return this.issue.run(actor, {
      language,
      looking: { action: 'referral.read', subjectId: id },
      gather: async (tx, words) => {
        const decided = await this.decide(tx, id);
        return decided.ok ? this.draftOf(tx, words, decided.value, code) : decided;
      },
      printing: { action: 'packet.print', subjectId: id },
      confirm: async (tx, { kind }) => {
        const decided = await this.decide(tx, id);
        if (!decided.ok) return decided;
        // Answered meanwhile: the other paper is the right one now.
        if (decided.value.kind !== kind) return refuse('referral.not-now');
        if (kind === 'referral-packet') return allow(null);
        return this.packets.putCode(tx, id, packetDigest(this.ring, code));
      },
    });
  }

  /** Side, status and consent, in the order in which they tell least. */
  private async decide(tx: Tx, id: ReferralId): Promise<Outcome<{ readonly row: ReferralDetails; readonly kind: PacketKind }>> {
    const { actor, now } = tx;
    const row = await this.referrals.find(tx, id);
    if (row === null || ![row.fromUnitId, row.toUnitId].includes(actor.unitId)) return refuse('not-found');
    tx.touches(row.caseId, maskOf('core'));
    const isSender = row.fromUnitId === actor.unitId;
    const decided = decidePacketPrint({ ...row, isSender, now });
    if (!decided.ok) return decided;
    const of = await this.cases.find(tx, row.caseId);
    if (of === null) return refuse('not-found');
    const basis = await this.basis.find(tx, of, row);
    if (!basis.ok) return basis;
    // As at the sending: what stands behind it is read afresh.
    const shared = decideReferral({ ...row, status: 'draft', toAgencyId: (await this.units.ref(tx, row.toUnitId)).agencyId }, 'send', {
      unitId: actor.unitId,
      packet: categoriesIn(row.packetMask),
      ageBand: row.ageBand,
      now,
      ...basis.value,
    });
    if (!shared.ok) return shared;
    const line = await this.line.decide(tx, row);
    return line.ok ? allow({ row, kind: decided.value.kind }) : line;
  }

  private async draftOf(
    tx: Tx,
    words: PaperWords,
    { row, kind }: { row: ReferralDetails; kind: PacketKind },
    code: string,
  ): Promise<Outcome<Draft>> {
    const referral = await requestSections(tx, this.units, words, row);
    const draft = { kind, caseId: row.caseId, referralId: row.id };
    if (kind === 'referral-request') {
      const asked = {
        label: words.text('paper.code'),
        value: code,
        how: words.text('paper.code-how'),
        address: `${this.config.publicOrigin}/answer`,
      };
      const content = { notice: words.text('paper.request-notice'), sections: referral, code: asked };
      return allow({ ...draft, categories: maskOf('core'), content });
    }
    const passes = (await this.packets.identityPasses(tx, row.id)) ? row.packetMask : row.packetMask & ~maskOf('identity');
    const view = await this.readCase.view(tx, row.caseId, { read: passes, fields: row.fieldMask });
    if (!view.ok) return view;
    const need = (await this.vault.keyOf(row)).open('referral_need.need', row.needCt);
    const [about, ...summary] = referral;
    const told = need === null || about === undefined ? [] : [{ label: words.text('paper.need-words'), value: need }];
    const sections = [
      ...(about === undefined ? [] : [{ ...about, rows: [...about.rows, ...told] }]),
      ...(view.value.access.read.includes('core') ? [] : summary),
      ...caseSections(words, view.value, passes & maskOf(...view.value.access.read)),
    ];
    const notice = words.text(row.overrideId === null ? 'paper.packet-notice' : 'paper.packet-notice-override');
    return allow({ ...draft, categories: passes, content: { notice, sections } });
  }
}
