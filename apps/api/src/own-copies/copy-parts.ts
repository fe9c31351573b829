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

  /** @returns the sections, and the categories of rooms that have something on the paper */
  async of(tx: Tx, words: PaperWords, asked: CopyAsked): Promise<{ readonly sections: SheetSection[]; readonly told: CategoryMask }> {
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
    const sections = [
      ...(core && keeps('plan') ? await this.plan(tx, words, kase) : []),
      ...section(words, 'paper.copy-stays', stays),
      ...section(words, 'paper.copy-proceedings', proceedings),
      ...section(words, 'paper.copy-strands', strands),
      ...(core && keeps('help') ? section(words, 'paper.copy-help', helpRows(words, view, told)) : []),
      ...(keeps('documents')
        ? section(words, 'paper.copy-documents', await this.documents(tx, words, { ...asked, categories: asked.categories | told }))
        : []),
      ...section(words, 'paper.copy-elsewhere', [
        ...categoriesIn(maskOf(...elsewhere) & ~told).map((category) => ({
          label: words.code(categories, category),
          value: words.text('paper.copy-elsewhere-text'),
        })),
        { label: words.text('paper.copy-never'), value: words.text('paper.copy-never-text') },
      ]),
    ];
    return { sections, told };
  }

  /** The plan as it stands; who in a body was to do a step is that body's own. */
  private async plan(tx: Tx, words: PaperWords, kase: CaseRow): Promise<SheetSection[]> {
    const view = await this.plans.view(tx, kase);
    const version = view.ok ? view.value.versions[0] : undefined;
    const rows = (version?.goals ?? []).flatMap(({ goal, steps }): SheetRow[] => [
      { label: words.text('paper.copy-goal'), value: goal },
      ...steps.map(({ step, state, dueOn, ownerUnit }) => ({
        label: words.code(planStepStates, state),
        value: words.list([step, ...(ownerUnit ? [words.name(ownerUnit.name)] : []), ...(dueOn ? [words.date(dueOn)] : [])]),
      })),
    ]);
    return section(words, 'paper.copy-plan', rows);
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

const spanOf = (words: PaperWords, from: string, to: string | null): string =>
  words.text(to === null ? 'paper.copy-since' : 'paper.copy-from-to', { from: words.date(from), to: to === null ? '' : words.date(to) });
