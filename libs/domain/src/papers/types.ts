import type { Category } from '../shared/categories';
import type { PaperId } from '../shared/ids';
import type { IsoDate, IsoInstant } from '../shared/partial-date';
import type { InterfaceLanguage } from '../shared/route';
import type { UnitKind } from '../directory/codes';
import type { PaperFinding, PaperKind } from './codes';
import type { SheetCategory } from './printing';

export interface PrintRecordSheetBody {
  /** The paper's language. */
  readonly language: InterfaceLanguage;
  readonly categories: readonly SheetCategory[];
}

/** A paper just printed, handed out this once: nobody keeps it. */
export interface PrintedPaperView {
  readonly id: PaperId;
  readonly kind: PaperKind;
  readonly categories: readonly Category[];
  readonly printedAt: IsoInstant;
  /** Printed on the paper; tells whoever holds it whether it is ours. */
  readonly checkCode: string;
  /** Names nobody. */
  readonly fileName: string;
  /** The PDF, base64. */
  readonly pdf: string;
  /** Ed25519 over the PDF's bytes, 64 bytes in base64url, and the id of the key that verifies it. */
  readonly signature: string;
  readonly keyId: string;
}

export interface CheckPaperBody {
  /** As it stands on the paper. */
  readonly code: string;
  /** SHA-256 of the PDF file, 64 hexadecimal digits; without it only the code is looked up. */
  readonly contentHash?: string | null;
}

/** What a stranger may learn of a paper: that it is ours, of what kind, since when, and of what kind of body; never whose paper it is. */
export interface CheckPaperView {
  readonly finding: PaperFinding;
  readonly kind: PaperKind | null;
  /** The day on which a report was issued, or any other paper printed. */
  readonly issuedOn: IsoDate | null;
  readonly issuedBy: UnitKind | null;
}

/** The public half of a key that papers were signed with. */
export interface PaperKeyView {
  readonly id: string;
  /** SubjectPublicKeyInfo, PEM. */
  readonly publicKey: string;
  readonly madeAt: IsoInstant;
}
