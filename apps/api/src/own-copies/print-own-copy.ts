import { Injectable } from '@nestjs/common';
import {
  allow,
  copiedCategories,
  copiedRooms,
  copyKeeps,
  fieldsOf,
  maskOf,
  refuse,
  type CategoryMask,
  type InterfaceLanguage,
  type Outcome,
  type OwnCopyId,
  type OwnCopyPart,
  type PrintedPaperView,
} from '@himaya/domain';
import { CaseStore, heldBy, ReadCase, type CaseRow } from '../cases';
import { caseSections, IssuePaper, type Draft, type PaperWords } from '../papers';
import type { Actor } from '../platform/auth/actor';
import type { Tx } from '../platform/db/in-transaction';
import { CopyParts } from './copy-parts';
import { copySections } from './copy-sections';
import { OwnCopyAtHand } from './own-copy-at-hand';
import { OwnCopyStore, type CopyFile, type OwnCopyRow } from './own-copy.store';
import { RoomSheets } from './room-sheets';

/** A copy of the record, or a room's part of one, that may be printed now. */
type Ready = ReadyRecord | { readonly part: OwnCopyRow & CopyFile };

interface ReadyRecord {
  readonly part: null;
  readonly row: OwnCopyRow;
  readonly kase: CaseRow;
  /** Of the record. */
  readonly categories: CategoryMask;
  /** Of rooms that this unit reads itself. */
  readonly rooms: CategoryMask;
}

/** Prints a copy that a second person looked through, in the person's language or the nearest; kept nowhere. */
@Injectable()
export class PrintOwnCopy {
  constructor(
    private readonly issue: IssuePaper,
    private readonly cases: CaseStore,
    private readonly readCase: ReadCase,
    private readonly atHand: OwnCopyAtHand,
    private readonly copies: OwnCopyStore,
    private readonly parts: CopyParts,
    private readonly rooms: RoomSheets,
  ) {}

  run(actor: Actor, id: OwnCopyId): Promise<Outcome<PrintedPaperView>> {
    return this.issue.run(actor, {
      language: (tx) => this.language(tx, id),
      looking: { action: 'own-copy.list', subjectId: id },
      gather: async (tx, words) => {
        const ready = await this.ready(tx, id);
        if (!ready.ok) return ready;
        return ready.value.part === null ? this.record(tx, words, ready.value) : this.part(tx, words, ready.value.part);
      },
      printing: { action: 'own-copy.print', subjectId: id },
      confirm: async (tx) => {
        const ready = await this.ready(tx, id);
        return ready.ok ? this.copies.print(tx, id) : ready;
      },
    });
  }

  private async record(tx: Tx, words: PaperWords, { row, kase, categories, rooms }: ReadyRecord): Promise<Outcome<Draft>> {
    const view = await this.readCase.view(tx, row.caseId, { read: categories, fields: fieldsOf(categories) });
    if (!view.ok) return view;
    const core = (categories & maskOf('core')) !== 0;
    const kept = {
      consents: core ? await this.copies.consents(tx, row.caseId) : [],
      referrals: core ? await this.copies.referrals(tx, row.caseId) : [],
      readers: await this.copies.readers(tx, row.id),
    };
    const keeps = (part: OwnCopyPart): boolean => copyKeeps(row.omissions, part);
    const done = await this.parts.of(tx, words, { kase, view: view.value, rooms, categories, keeps });
    return allow({
      kind: 'own-copy',
      caseId: row.caseId,
      referralId: null,
      categories: categories | done.told,
      parts: [...copiedCategories(row.omissions).filter((part) => (categories & maskOf(part)) !== 0), ...done.parts],
      content: {
        notice: words.text('paper.copy-notice'),
        sections: [...caseSections(words, view.value, categories), ...done.sections, ...copySections(words, row.omissions, kept)],
      },
    });
  }

  /** What the own unit's file has of the person. */
  private async part(tx: Tx, words: PaperWords, row: OwnCopyRow & CopyFile): Promise<Outcome<Draft>> {
    const sheet = await this.rooms.of(tx, words, row);
    if (!sheet.ok) return sheet;
    const { sections, parts } = sheet.value;
    return allow({
      kind: 'own-copy-part',
      caseId: row.caseId,
      referralId: null,
      categories: row.roomMask,
      parts,
      content: { notice: words.text('paper.copy-notice'), sections },
    });
  }

  private async language(tx: Tx, id: OwnCopyId): Promise<Outcome<InterfaceLanguage>> {
    const found = await this.atHand.find(tx, id);
    return found.ok ? allow(found.value.paperLanguage) : found;
  }

  /** What may be on it: what was not left out, as far as it is this reader's. */
  private async ready(tx: Tx, id: OwnCopyId): Promise<Outcome<Ready>> {
    const found = await this.atHand.find(tx, id);
    if (!found.ok) return found;
    const { roomMask, proven } = found.value;
    if (roomMask !== null) {
      if (found.value.state !== 'reviewed') return refuse('own-copy.not-now');
      return proven ? allow({ part: { ...found.value, roomMask } }) : refuse('own-copy.not-proven');
    }
    const kase = await this.cases.find(tx, found.value.caseId);
    if (kase === null) return refuse('not-found');
    if (kase.erasedAt !== null) return refuse('case.erased');
    if (found.value.state !== 'reviewed') return refuse('own-copy.not-now');
    // What the unit itself has no door to is another's to give.
    const categories = maskOf(...copiedCategories(found.value.omissions)) & kase.readMask;
    if ((categories & ~heldBy(tx.actor, kase).read) !== 0) return refuse('case.category-not-yours');
    const rooms = maskOf(...copiedRooms(found.value.omissions)) & kase.readMask & heldBy(tx.actor, kase).read;
    tx.touches(kase.id, categories | rooms);
    return allow({ part: null, row: found.value, kase, categories, rooms });
  }
}
