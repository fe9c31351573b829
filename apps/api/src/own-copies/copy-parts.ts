import { Injectable } from '@nestjs/common';
import {
  categories,
  categoriesIn,
  derivedStates,
  documentTypes,
  maskOf,
  placementStatuses,
  planStepStates,
  proceedingStages,
  strandKinds,
  strandStatuses,
  type CaseView,
  type Category,
  type CategoryMask,
  type OwnCopyPart,
} from '@himaya/domain';
import { ReadPlan } from '../case-plans';
import type { CaseRow } from '../cases';
import type { PaperWords, SheetRow, SheetSection } from '../papers';
import type { Tx } from '../platform/db/in-transaction';
import { CopyRoomsStore } from './copy-rooms.store';
import { spanOf } from './piece';

/** What a copy has beside the record: whose it is, what the reader holds of it, and what a second person left in. */
export interface CopyAsked {
  readonly kase: CaseRow;
  readonly view: CaseView;
  /** What of the case's own rooms this unit reads. */
  readonly rooms: CategoryMask;
  /** All categories that may stand on the paper. */
  readonly categories: CategoryMask;
  readonly keeps: (part: OwnCopyPart) => boolean;
}

const elsewhere: readonly Category[] = ['health', 'psychosocial', 'shelter', 'legal', 'proceedings', 'repatriation', 'reintegration'];

/**
 * What was done for the person, as far as the unit that answers holds it. Each room contributes through its own wall: what this unit
 * reads of it stands here, and of every other the paper says that whoever keeps it is asked.
 */
@Injectable()
export class CopyParts {
  constructor(
    private readonly plans: ReadPlan,
    private readonly rooms: CopyRoomsStore,
  ) {}

  /** @returns the sections, the parts that they are, and the categories of rooms that have something on the paper */
  async of(
    tx: Tx,
    words: PaperWords,
    asked: CopyAsked,
  ): Promise<{ readonly sections: SheetSection[]; readonly parts: OwnCopyPart[]; readonly told: CategoryMask }> {
    const { kase, view, rooms, keeps } = asked;
    const core = keeps('core');
    const stays = (rooms & maskOf('shelter')) === 0 ? [] : await this.stays(tx, words, kase);
    const proceedings = (rooms & maskOf('proceedings')) === 0 ? [] : await this.proceedings(tx, words, kase);
    const strands = (rooms & maskOf('reintegration')) === 0 ? [] : await this.strands(tx, words, kase);
    const told = maskOf(
      ...(stays.length > 0 ? (['shelter'] as const) : []),
      ...(proceedings.length > 0 ? (['proceedings'] as const) : []),
      ...(strands.length > 0 ? (['reintegration'] as const) : []),
    );
    const documents = keeps('documents') ? await this.documents(tx, words, { ...asked, categories: asked.categories | told }) : [];
    const made = (
      [
        ['plan', 'paper.copy-plan', core && keeps('plan') ? await this.plan(tx, words, kase) : []],
        ['shelter', 'paper.copy-stays', stays],
        ['proceedings', 'paper.copy-proceedings', proceedings],
        ['reintegration', 'paper.copy-strands', strands],
        ['help', 'paper.copy-help', core && keeps('help') ? helpRows(words, view, told) : []],
        ['documents', 'paper.copy-documents', documents],
      ] as const
    ).filter(([, , rows]) => rows.length > 0);
    const sections = [
      ...made.flatMap(([, title, rows]) => section(words, title, rows)),
      ...section(words, 'paper.copy-elsewhere', [
        ...categoriesIn(maskOf(...elsewhere) & ~told).map((category) => ({
          label: words.code(categories, category),
          value: words.text('paper.copy-elsewhere-text'),
        })),
        { label: words.text('paper.copy-never'), value: words.text('paper.copy-never-text') },
      ]),
    ];
    return { sections, parts: made.map(([part]) => part), told };
  }

  /** The plan as it stands; who in a body was to do a step is that body's own. */
  private async plan(tx: Tx, words: PaperWords, kase: CaseRow): Promise<SheetRow[]> {
    const view = await this.plans.view(tx, kase);
    const version = view.ok ? view.value.versions[0] : undefined;
    return (version?.goals ?? []).flatMap(({ goal, steps }): SheetRow[] => [
      { label: words.text('paper.copy-goal'), value: goal },
      ...steps.map(({ step, state, dueOn, ownerUnit }) => ({
        label: words.code(planStepStates, state),
        value: words.list([step, ...(ownerUnit ? [words.name(ownerUnit.name)] : []), ...(dueOn ? [words.date(dueOn)] : [])]),
      })),
    ]);
  }

  private async documents(tx: Tx, words: PaperWords, { kase, categories: shown }: CopyAsked): Promise<SheetRow[]> {
    return (await this.rooms.documents(tx, kase.id, shown)).map(({ type, on }) => ({
      label: words.code(documentTypes, type),
      value: words.date(on),
    }));
  }

  private async stays(tx: Tx, words: PaperWords, { id }: CaseRow): Promise<SheetRow[]> {
    return (await this.rooms.stays(tx, id)).map(({ status, from, to }) => ({
      label: words.code(placementStatuses, status),
      value: spanOf(words, from, to),
    }));
  }

  /** How far it came: no court's number, nobody accused, and none of what the police keep of others. */
  private async proceedings(tx: Tx, words: PaperWords, { id }: CaseRow): Promise<SheetRow[]> {
    return (await this.rooms.proceedings(tx, id)).map(({ stage, since }) => ({
      label: words.code(proceedingStages, stage),
      value: words.date(since),
    }));
  }

  private async strands(tx: Tx, words: PaperWords, { id }: CaseRow): Promise<SheetRow[]> {
    return (await this.rooms.strands(tx, id)).map(({ kind, status, from, to }) => ({
      label: words.code(strandKinds, kind),
      value: words.list([words.code(strandStatuses, status), ...(from === null ? [] : [spanOf(words, from, to)])]),
    }));
  }
}

/** That help was given, as the unit is told it of what others keep: given or under way, and of care the month. */
function helpRows(words: PaperWords, { derived }: CaseView, told: CategoryMask): SheetRow[] {
  return derived.flatMap((one): SheetRow[] => {
    if ((maskOf(one.category) & told) !== 0 || !('state' in one) || one.state === 'not-given') return [];
    const value = words.list([words.code(derivedStates, one.state), ...(one.month === null ? [] : [words.date(one.month.slice(0, 7))])]);
    return [{ label: words.code(categories, one.category), value }];
  });
}

const section = (words: PaperWords, title: string, rows: readonly SheetRow[]): SheetSection[] =>
  rows.length === 0 ? [] : [{ title: words.text(title), rows }];
