import { birthYearOf, endOfLocalDay, fieldsOf, localDay, maskOf, openedBy, windDownDays } from '@himaya/domain';
import type { DataKey, NewKey, Vault } from '../platform/vault/vault';
import { actorOf } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import { fieldsSent } from './referral-rows';
import type { DemoConsent, DemoReferral } from './referrals';

const everything = 8191;
const windDownMs = windDownDays * 86_400_000;

/** A case's own rows, sealed: the record, its key, identity and search tokens, exploitation, consents and grants. */
export function caseRows(demo: DemoCase, { key, stored }: NewKey, vault: Vault, now: Date): Readonly<Record<string, Row[]>> {
  const { person } = demo;
  const actor = actorOf(demo.owner);
  const withdrawn = demo.referrals.filter((referral) => referral.consent.withdrawnAt !== null);
  return {
    case_record: [
      {
        id: demo.id,
        number: demo.number,
        status: demo.status,
        identification_status: demo.identification.status,
        identification_since: demo.identification.since,
        alias_ct: key.seal('case_record.alias', person.alias),
        sex: person.sex,
        age_band: person.ageBand,
        languages: person.languages,
        governorate: demo.governorate,
        special_needs: person.specialNeeds,
        safe_contact: person.safeContact,
        found_at: demo.foundAt,
        found_at_precision: demo.foundAtPrecision,
        found_by: demo.foundBy,
        responsible_unit_id: demo.owner.id,
        opened_at: demo.openedAt,
        opened_by: actor.id,
        version: demo.identification.status === 'presumed' ? 1 : 2,
      },
    ],
    case_key: [{ case_id: demo.id, wrapped: stored.wrapped, key_id: stored.keyId }],
    person_identity: [
      {
        case_id: demo.id,
        given_name_ct: key.seal('person_identity.given_name', person.givenName),
        family_name_ct: key.seal('person_identity.family_name', person.familyName),
        birth_date_ct: key.seal('person_identity.birth_date', person.birthDate),
        phone_ct: key.seal('person_identity.phone', person.phone),
        birth_date_precision: person.birthDatePrecision,
        age_years: person.ageYears,
        nationality: person.nationality,
        version: 1,
      },
    ],
    identity_token: vault.index
      .tokensOf({
        given: person.givenName,
        family: person.familyName,
        alias: person.alias,
        phone: person.phone,
        birthYear: birthYearOf(person, localDay(demo.openedAt)),
      })
      .map((token) => ({ token, case_id: demo.id })),
    exploitation_record: person.exploitation.map(({ form, acts, means }) => ({
      id: demoId('exploitation', `${demo.number}-${form}`),
      case_id: demo.id,
      form,
      acts,
      means,
      recorded_unit_id: demo.owner.id,
      recorded_at: demo.openedAt,
    })),
    consent: [demo.assistance, ...demo.referrals.map((referral) => referral.consent)].map((consent) => consentRow(demo, consent, key)),
    consent_withdrawal: withdrawn.map(({ consent }) => ({
      consent_id: consent.id,
      case_id: demo.id,
      method: 'spoken',
      note_ct: key.seal('consent_withdrawal.note', 'ملاحظة تجريبية: طلبت وقف المشاركة.'),
      recorded_by: actor.id,
      recorded_unit_id: demo.owner.id,
      withdrawn_at: consent.withdrawnAt,
    })),
    case_grant: [
      {
        id: demoId('grant', demo.number),
        case_id: demo.id,
        unit_id: demo.owner.id,
        basis: 'ownership',
        referral_id: null,
        read_mask: everything,
        write_mask: everything,
        field_mask: fieldsOf(everything),
        starts_at: demo.openedAt,
        ends_at: null,
        ended_at: null,
        ending: null,
        opened_by: actor.id,
      },
      ...demo.referrals.flatMap((referral) => grantRow(demo, referral, now)),
    ],
  };
}

/** A consent as the case's own unit recorded it. */
export function consentRow(demo: DemoCase, consent: DemoConsent, key: DataKey): Row {
  return {
    id: consent.id,
    case_id: demo.id,
    purpose: consent.purpose,
    recipient_unit_id: consent.recipientUnitId,
    category_mask: maskOf(...consent.categories),
    given_by: consent.givenBy,
    method: consent.method,
    language: consent.language,
    text_version: '2026-1',
    interpreter_ct: ['ar', 'ckb', 'en'].includes(consent.language) ? null : key.seal('consent.interpreter', 'Demo Interpreter'),
    recorded_by: actorOf(demo.owner).id,
    recorded_unit_id: demo.owner.id,
    recorded_at: consent.recordedAt,
    valid_until: consent.validUntil,
  };
}

/** The door that acceptance opened, as the guard's functions would have left it by now. */
function grantRow(demo: DemoCase, referral: DemoReferral, now: Date): Row[] {
  // Where nobody has an account nobody goes through a door.
  if (referral.times.accepted === null || referral.to.outside) return [];
  const masks = openedBy(referral.service, referral.packet, fieldsSent(referral));
  const { ended } = referral.times;
  const done = referral.status === 'completed' && ended !== null;
  const lastDay = endOfLocalDay(referral.consent.validUntil);
  const shutsAt = done ? new Date(Math.min(ended.getTime() + windDownMs, lastDay.getTime())) : lastDay;
  const row = {
    id: demoId('grant', referral.id),
    case_id: demo.id,
    unit_id: referral.to.id,
    basis: 'referral',
    referral_id: referral.id,
    read_mask: masks.read,
    write_mask: done ? 0 : masks.write,
    field_mask: masks.fields,
    starts_at: referral.times.accepted,
    ends_at: shutsAt,
    ended_at: null as Date | null,
    ending: done ? 'completed' : (null as string | null),
    opened_by: actorOf(referral.to).id,
  };
  const { withdrawnAt } = referral.consent;
  const calledOff = referral.status === 'failed' || referral.status === 'cancelled';
  if (withdrawnAt !== null && withdrawnAt < shutsAt) return [{ ...row, ended_at: withdrawnAt, ending: 'withdrawn' }];
  if (calledOff && ended !== null && ended < shutsAt) return [{ ...row, ended_at: ended, ending: referral.status }];
  if (shutsAt <= now) return [{ ...row, ended_at: shutsAt, ending: 'expired' }];
  return [row];
}
