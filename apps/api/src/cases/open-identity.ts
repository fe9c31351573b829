import { birthYearOf, fieldMaskOf, localDay, type PacketField } from '@himaya/domain';
import type { DataKey } from '../platform/vault/vault';
import type { CaseRow } from './case.store';

/** The sealed fields that identify a person, and what reckons their age. */
export type SealedIdentity = Pick<
  CaseRow,
  'aliasCt' | 'givenNameCt' | 'familyNameCt' | 'birthDateCt' | 'phoneCt' | 'ageYears' | 'nationality' | 'openedAt' | 'fieldMask'
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

/** Identity in the clear, for comparing and presenting inside one request; null what the reader has no row of, or no field. */
export function openIdentity(key: DataKey, row: SealedIdentity): OpenedIdentity {
  const opens = (field: PacketField): boolean => (row.fieldMask & fieldMaskOf(field)) !== 0;
  const [named, aged] = [opens('identity-name'), opens('identity-age')];
  const birthDate = aged ? key.open('person_identity.birth_date', row.birthDateCt) : null;
  const ageYears = aged ? row.ageYears : null;
  return {
    alias: key.open('case_record.alias', row.aliasCt) ?? '',
    givenName: named ? key.open('person_identity.given_name', row.givenNameCt) : null,
    familyName: named ? key.open('person_identity.family_name', row.familyNameCt) : null,
    birthDate,
    ageYears,
    birthYear: birthYearOf({ birthDate, ageYears }, localDay(row.openedAt)),
    nationality: opens('identity-nationality') ? row.nationality : null,
    phone: opens('identity-phone') ? key.open('person_identity.phone', row.phoneCt) : null,
  };
}
