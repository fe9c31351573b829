import { Injectable } from '@nestjs/common';
import {
  allow,
  categoriesIn,
  copyKeeps,
  ownCopyParts,
  copyPartsOf,
  refuse,
  type CareEpisodeId,
  type Category,
  type LegalMatterId,
  type Outcome,
  type OwnCopyPart,
  type PlacementId,
  type ProgrammeId,
  type RepatriationId,
} from '@himaya/domain';
import { ShowCare } from '../health-care';
import { ShowLegalMatter } from '../legal-aid';
import type { PaperWords, SheetSection } from '../papers';
import { ShowPlacement } from '../placements';
import type { Tx } from '../platform/db/in-transaction';
import { ShowProgramme } from '../reintegration';
import { ShowRepatriation } from '../repatriation';
import { careSheet } from './care-sheet';
import { closingSections } from './copy-sections';
import { legalSheet } from './legal-sheet';
import { OwnCopyStore, type CopyFile, type OwnCopyRow } from './own-copy.store';
import type { Piece } from './piece';
import { programmeSheet, returnSheet, staySheet } from './track-sheets';

/** One file of a room, through the room's own wall. */
type Showing = (tx: Tx, words: PaperWords, id: string) => Promise<Outcome<Piece[]>>;

/** What a room's own file gives a person's copy: read as the unit that keeps it, by the room itself. */
@Injectable()
export class RoomSheets {
  constructor(
    private readonly copies: OwnCopyStore,
    private readonly care: ShowCare,
    private readonly matters: ShowLegalMatter,
    private readonly placements: ShowPlacement,
    private readonly programmes: ShowProgramme,
    private readonly returns: ShowRepatriation,
  ) {}

  /** @returns what is printed, and which pieces it has; none that was left out */
  async of(
    tx: Tx,
    words: PaperWords,
    row: OwnCopyRow & CopyFile,
  ): Promise<Outcome<{ readonly sections: SheetSection[]; readonly parts: OwnCopyPart[] }>> {
    const [room] = categoriesIn(row.roomMask);
    const show = room === undefined ? undefined : this.rooms[room];
    if (room === undefined || show === undefined) return refuse('not-found');
    const pieces: Piece[] = [];
    for (const id of await this.copies.files(tx, row)) {
      const shown = await show(tx, words, id);
      if (!shown.ok) return shown;
      pieces.push(...shown.value);
    }
    const made = copyPartsOf(room)
      .filter((part) => copyKeeps(row.omissions, part))
      .map((part) => ({ part, rows: pieces.flatMap((piece) => (piece.part === part ? piece.rows : [])) }))
      .filter(({ rows }) => rows.length > 0);
    if (made.length === 0) return refuse('own-copy.nothing-to-print');
    return allow({
      parts: made.map(({ part }) => part),
      sections: [
        ...made.map(({ part, rows }) => ({ title: words.code(ownCopyParts, part), rows })),
        {
          title: words.text('paper.copy-elsewhere'),
          rows: [{ label: words.text('paper.copy-never'), value: words.text('paper.copy-part-never-text') }],
        },
        ...closingSections(words, row.omissions),
      ],
    });
  }

  private readonly rooms: Readonly<Partial<Record<Category, Showing>>> = {
    health: (tx, words, id) => this.ofCare(tx, words, id),
    psychosocial: (tx, words, id) => this.ofCare(tx, words, id),
    legal: async (tx, words, id) => {
      const view = await this.matters.one(tx, id as LegalMatterId);
      return view.ok ? allow(legalSheet(words, view.value)) : view;
    },
    shelter: async (tx, words, id) => {
      const view = await this.placements.one(tx, id as PlacementId);
      return view.ok ? allow(staySheet(words, view.value)) : view;
    },
    reintegration: async (tx, words, id) => {
      const view = await this.programmes.one(tx, id as ProgrammeId);
      return view.ok ? allow(programmeSheet(words, view.value)) : view;
    },
    repatriation: async (tx, words, id) => {
      const view = await this.returns.one(tx, id as RepatriationId);
      return view.ok ? allow(returnSheet(words, view.value)) : view;
    },
  };

  private async ofCare(tx: Tx, words: PaperWords, id: string): Promise<Outcome<Piece[]>> {
    const view = await this.care.one(tx, id as CareEpisodeId);
    return view.ok ? allow(careSheet(words, view.value)) : view;
  }
}
