import { birthYearOf, localDay } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { CaseRow } from './case.store';

/** The sealed fields that identify a person, and what reckons their age. */
export type SealedIdentity = Pick<
  CaseRow,
  'aliasCt' | 'givenNameCt' | 'familyNameCt' | 'birthDateCt' | 'phoneCt' | 'ageYears' | 'nationality' | 'openedAt'
>;

export interface OpenedIdentity {
  readonly alias: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
  readonly ageYears: number | null;
  readonly birthYear: number | null;
  readonly nationality: string | null;
  readonly phone: string | null;
}

/** Identity in the clear, for comparing and presenting inside one request; all null where the reader has no row of it. */
export function openIdentity(key: DataKey, row: SealedIdentity): OpenedIdentity {
  const birthDate = key.open('person_identity.birth_date', row.birthDateCt);
  return {
    alias: key.open('case_record.alias', row.aliasCt) ?? '',
    givenName: key.open('person_identity.given_name', row.givenNameCt),
    familyName: key.open('person_identity.family_name', row.familyNameCt),
    birthDate,
    ageYears: row.ageYears,
    birthYear: birthYearOf({ birthDate, ageYears: row.ageYears }, localDay(row.openedAt)),
    nationality: row.nationality,
    phone: key.open('person_identity.phone', row.phoneCt),
  };
}
