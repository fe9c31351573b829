import { randomBytes } from 'node:crypto';
import { newPassword, passwordCost } from '../accounts';
import { heldUntil, madeAt } from './administration-rows';
import { demoAccounts, demoPassword } from './accounts';
import { keptAtOf } from './capacity-rows';
import type { Row } from './insert-rows';
import { demoUnits } from './units';

/** Units, what they offer, accounts and roles, table by table in the order of their foreign keys. */
export async function directoryRows(now: Date): Promise<Readonly<Record<string, Row[]>>> {
  // Computed once: that all demo accounts have the same password is no secret that a common salt could give away.
  const password = await newPassword(demoPassword);
  return {
    unit: demoUnits.map((unit) => ({
      id: unit.id,
      agency_id: unit.agencyId,
      kind: unit.kind,
      name_ar: unit.name.ar,
      name_ckb: unit.name.ckb,
      name_en: unit.name.en,
      governorate: unit.governorate,
      on_call_phone: unit.onCallPhone,
      desk_days: unit.deskHours?.days ?? null,
      desk_opens_at: unit.deskHours?.opensAt ?? null,
      desk_closes_at: unit.deskHours?.closesAt ?? null,
      refers_in: unit.offers.length > 0,
      outside: unit.outside ?? false,
    })),
    unit_service: demoUnits.flatMap((unit) =>
      unit.offers.map((offer) => ({
        unit_id: unit.id,
        service: offer.service,
        person_category: offer.personCategory,
        free_places: offer.freePlaces,
        places_kept_at: keptAtOf(unit.slug, unit.id, now),
      })),
    ),
    unit_language: demoUnits.flatMap((unit) => unit.languages.map((language) => ({ unit_id: unit.id, language }))),
    user_account: demoAccounts.map((account) => ({
      id: account.id,
      username: account.username,
      display_name: account.displayName,
      unit_id: account.unitId,
      language: account.language,
      password_salt: account.signsIn ? password.salt : nobodysPassword.salt,
      password_verifier: account.signsIn ? password.verifier : nobodysPassword.verifier,
      password_memory: passwordCost.memory,
      password_passes: passwordCost.passes,
      password_lanes: passwordCost.lanes,
      disabled_at: account.signsIn ? null : now,
      created_at: madeAt(now),
      last_sign_in_month: account.signsIn ? `${now.toISOString().slice(0, 7)}-01` : null,
      version: 1,
    })),
    user_role: demoAccounts.map(({ id, role }) => ({
      user_id: id,
      role,
      valid_from: madeAt(now),
      valid_to: heldUntil(role, now) ?? 'infinity',
    })),
  };
}

/** Random bytes that no password comes to. */
const nobodysPassword = { salt: randomBytes(16), verifier: randomBytes(32) };
