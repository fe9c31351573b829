import type { Category } from '../shared/categories';
import { ownCopyParts, type OwnCopyPart } from './codes';

/** What each room's own file gives a copy, the file itself first. The database holds the same table. */
export const piecesOf: Readonly<Partial<Record<Category, readonly OwnCopyPart[]>>> = {
  health: ['care', 'appointments', 'visits', 'visit-words', 'medication', 'reports'],
  psychosocial: ['care', 'appointments', 'visits', 'visit-words', 'medication', 'reports'],
  shelter: ['stay', 'belongings'],
  legal: ['legal-aid', 'hearings', 'claims'],
  repatriation: ['return', 'journey'],
  reintegration: ['programme', 'funding'],
};

const ofRooms = new Set(Object.values(piecesOf).flat());

/** What the unit that answers for a case prints: the record, and what was done for the person as far as it holds it. */
export const recordParts: readonly OwnCopyPart[] = ownCopyParts.codes.filter((part) => !ofRooms.has(part));

/** What a copy can have on it and leave out. @param room null for the copy of the record */
export const copyPartsOf = (room: Category | null): readonly OwnCopyPart[] => (room === null ? recordParts : (piecesOf[room] ?? []));
