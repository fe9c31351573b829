import { derivedOf, permittedCategories } from '@himaya/auth';
import {
  categoriesIn,
  derivedFacts,
  journeyFor,
  journeyOf,
  maskOf,
  type CaseListItem,
  type CaseView,
  type CategoryMask,
  type DerivedHolds,
  type PersonView,
  type UnitRef,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { CaseListRow, CaseRow } from './case.store';

/** What this reader holds of the case: the grants under the ceiling of their roles. */
export function heldBy(actor: Actor, row: Pick<CaseRow, 'readMask' | 'writeMask'>): { read: CategoryMask; write: CategoryMask } {
  return permittedCategories(actor.roles, { read: row.readMask, write: row.writeMask });
}

/**
 * The case field by field, by category; a category that is not in `read` leaves no key behind.
 * @param key the case's own
 * @param read what to show: what the reader holds, or less (a packet's preview)
 */
export function caseView(
  key: DataKey,
  actor: Actor,
  row: CaseRow,
  responsibleUnit: UnitRef,
  read: CategoryMask = heldBy(actor, row).read,
): CaseView {
  const held = heldBy(actor, row);
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    sealed: row.sealed,
    identificationStatus: row.identificationStatus,
    governorate: row.governorate,
    foundAt: row.foundAt,
    foundAtPrecision: row.foundAtPrecision,
    foundBy: row.foundBy,
    specialNeeds: row.specialNeeds,
    safeContact: row.safeContact,
    openedAt: row.openedAt.toISOString(),
    rightsExplainedOn: row.rightsExplainedOn,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    responsibleUnit,
    person: personView(key, row, read),
    journey: journeyFor(
      journeyOf({
        openedAt: row.openedAt.toISOString(),
        identification: { status: row.identificationStatus, since: row.identificationSince.toISOString() },
        referrals: row.referrals,
        needs: row.needs,
        placements: row.placements,
      }),
      read,
    ),
    derived: derivedFacts(row, derivedFor(actor, row, read)),
    access: {
      read: categoriesIn(held.read & read),
      write: categoriesIn(held.write),
      bases: row.bases,
      until: row.validTo?.toISOString() ?? null,
    },
    ...(has(read, 'exploitation') ? { exploitation: row.exploitation } : {}),
    ...(row.safeguards === null ? {} : { safeguards: row.safeguards }),
    ...(row.missing === null ? {} : { missing: row.missing }),
  };
}

/** The words of the roles' columns, with the own unit's statement where it reads health. Broken glass opens three categories, and no word of others. */
function derivedFor(actor: Actor, row: CaseRow, read: CategoryMask): DerivedHolds {
  if (row.bases.every((basis) => basis === 'break-glass')) return [];
  const own = has(read, 'health') && row.travelFitness !== null;
  return [...derivedOf(actor.roles), ...(own ? ([['health', 'fit-to-travel']] as const) : [])];
}

export function caseListItem(key: DataKey, row: CaseListRow): CaseListItem {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    identificationStatus: row.identificationStatus,
    governorate: row.governorate,
    person: { alias: key.open('case_record.alias', row.aliasCt) ?? '', sex: row.sex, ageBand: row.ageBand },
    openedAt: row.openedAt.toISOString(),
    erased: key.erased,
    lastActivityAt: row.lastActivity.toISOString(),
    missing: row.missing,
  };
}

function personView(key: DataKey, row: CaseRow, read: CategoryMask): PersonView {
  const core = {
    alias: key.open('case_record.alias', row.aliasCt) ?? '',
    sex: row.sex,
    ageBand: row.ageBand,
    languages: row.languages,
  };
  if (!has(read, 'identity') || !row.hasIdentity) return core;
  return {
    ...core,
    givenName: key.open('person_identity.given_name', row.givenNameCt),
    familyName: key.open('person_identity.family_name', row.familyNameCt),
    birthDate: key.open('person_identity.birth_date', row.birthDateCt),
    birthDatePrecision: row.birthDatePrecision,
    ageYears: row.ageYears,
    nationality: row.nationality,
    phone: key.open('person_identity.phone', row.phoneCt),
  };
}

function has(mask: CategoryMask, category: 'identity' | 'exploitation' | 'health'): boolean {
  return (mask & maskOf(category)) !== 0;
}
