import { randomBytes } from 'node:crypto';
import { newPassword } from '../accounts';
import { demoAccounts, demoPassword } from './accounts';
import type { Row } from './insert-rows';
import { demoUnits } from './units';

/** Units, what they offer, accounts and roles, table by table in the order of their foreign keys. */
export async function directoryRows(now: Date): Promise<Readonly<Record<string, Row[]>>> {
  const passwords = await Promise.all(demoAccounts.map(async (account) => (account.signsIn ? newPassword(demoPassword) : nobodysPassword)));
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
    })),
    unit_service: demoUnits.flatMap((unit) =>
      unit.offers.map((offer) => ({
        unit_id: unit.id,
        service: offer.service,
        person_category: offer.personCategory,
        free_places: offer.freePlaces,
      })),
    ),
    unit_language: demoUnits.flatMap((unit) => unit.languages.map((language) => ({ unit_id: unit.id, language }))),
    user_account: demoAccounts.map((account, place) => ({
      id: account.id,
      username: account.username,
      display_name: account.displayName,
      unit_id: account.unitId,
      language: account.language,
      password_salt: passwords[place]?.salt,
      password_verifier: passwords[place]?.verifier,
      disabled_at: account.signsIn ? null : now,
      version: 1,
    })),
    user_role: demoAccounts.map((account) => ({ user_id: account.id, role: account.role })),
  };
}

/** Random bytes that no password comes to. */
const nobodysPassword = { salt: randomBytes(16), verifier: randomBytes(32) };
