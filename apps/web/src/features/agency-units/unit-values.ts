import {
  personCategories,
  servicesOfUnitKind,
  type AgencyUnitView,
  type ChangeAgencyUnitBody,
  type FreePlaces,
  type Governorate,
  type PersonCategory,
  type Service,
  type UnitKind,
} from '@himaya/domain';

/** What a form says of one service for one kind of person; not offered where there is no entry. */
export type Offers = Readonly<Record<string, FreePlaces>>;

export const offerKey = (service: Service, whom: PersonCategory): string => `${service} ${whom}`;

/** A unit as the form holds it, times as `HH:MM`. */
export interface UnitValues {
  readonly ar: string;
  readonly ckb: string;
  readonly en: string;
  readonly governorate: Governorate | null;
  readonly offers: Offers;
  readonly languages: readonly string[];
  readonly alwaysOpen: boolean;
  readonly days: readonly number[];
  readonly opensAt: string;
  readonly closesAt: string;
  readonly phone: string;
  readonly outside: boolean;
}

export const emptyUnit: UnitValues = {
  ar: '',
  ckb: '',
  en: '',
  governorate: null,
  offers: {},
  languages: ['ar'],
  alwaysOpen: true,
  days: [0, 1, 2, 3, 4],
  opensAt: '08:00',
  closesAt: '15:00',
  phone: '',
  outside: false,
};

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes after midnight; null where it is no time of day. */
function minutesOf(clock: string): number | null {
  const [, hours = '', minutes = ''] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  return hours === '' ? null : Number(hours) * 60 + Number(minutes);
}

/** Opening and closing; a desk that closes at 00:00 closes at the end of the day. Null where they are no hours of a day. */
function hoursOf(values: UnitValues): { opensAt: number; closesAt: number } | null {
  const opensAt = minutesOf(values.opensAt);
  const closesAt = minutesOf(values.closesAt);
  if (opensAt === null || closesAt === null) return null;
  const end = closesAt === 0 ? 1440 : closesAt;
  return opensAt < end ? { opensAt, closesAt: end } : null;
}

export function valuesOf(unit: AgencyUnitView): UnitValues {
  return {
    ...unit.name,
    governorate: unit.governorate,
    offers: Object.fromEntries(unit.offers.map((offer) => [offerKey(offer.service, offer.personCategory), offer.freePlaces])),
    languages: unit.languages,
    alwaysOpen: unit.deskHours === null,
    days: unit.deskHours?.days ?? emptyUnit.days,
    opensAt: unit.deskHours ? clockOf(unit.deskHours.opensAt) : emptyUnit.opensAt,
    closesAt: unit.deskHours ? clockOf(unit.deskHours.closesAt) : emptyUnit.closesAt,
    phone: unit.onCallPhone ?? '',
    outside: unit.outside,
  };
}

const phoneForm = /^\+?[0-9 ()-]{3,30}$/;

/** Which fields need another look. */
export function faultsOf(values: UnitValues) {
  return {
    ar: values.ar.trim() === '',
    ckb: values.ckb.trim() === '',
    en: values.en.trim() === '',
    governorate: values.governorate === null,
    hours: !values.alwaysOpen && (values.days.length === 0 || hoursOf(values) === null),
    phone: values.phone.trim() !== '' && !phoneForm.test(values.phone.trim()),
  };
}

/** The body of these values; null while a field is at fault. Offers of services that the kind does not have are left out. */
export function bodyOf(values: UnitValues, kind: UnitKind): ChangeAgencyUnitBody | null {
  const { governorate } = values;
  if (governorate === null || Object.values(faultsOf(values)).some(Boolean)) return null;
  const hours = values.alwaysOpen ? null : hoursOf(values);
  return {
    name: { ar: values.ar.trim(), ckb: values.ckb.trim(), en: values.en.trim() },
    governorate,
    offers: servicesOfUnitKind[kind].flatMap((service) =>
      personCategories.codes.flatMap((personCategory) => {
        const freePlaces = values.offers[offerKey(service, personCategory)];
        return freePlaces ? [{ service, personCategory, freePlaces }] : [];
      }),
    ),
    languages: values.languages,
    deskHours: hours && { days: values.days.toSorted((a, b) => a - b), ...hours },
    onCallPhone: values.phone.trim() || null,
    outside: values.outside,
  };
}
