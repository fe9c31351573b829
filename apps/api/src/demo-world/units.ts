import {
  governorates,
  personCategories,
  regionOf,
  type AgencyId,
  type DeskHours,
  type FreePlaces,
  type Governorate,
  type LocalName,
  type PersonCategory,
  type Service,
  type UnitId,
  type UnitKind,
} from '@himaya/domain';
import { governorateNames } from '@himaya/domain/reference';
import { demoId } from './draws';

/** What a unit offers to whom: a row of the directory. */
export interface DemoOffer {
  readonly service: Service;
  readonly personCategory: PersonCategory;
  readonly freePlaces: FreePlaces;
}

export interface DemoUnit {
  readonly id: UnitId;
  readonly slug: string;
  readonly agencyId: AgencyId;
  readonly kind: UnitKind;
  readonly name: LocalName;
  readonly governorate: Governorate;
  readonly onCallPhone: string | null;
  /** Null for a desk that never closes. */
  readonly deskHours: DeskHours | null;
  readonly languages: readonly string[];
  readonly offers: readonly DemoOffer[];
  /** Nobody there has an account: it is asked, and answers, on paper. */
  readonly outside?: true;
}

type UnitPlan = Omit<DemoUnit, 'id' | 'slug' | 'onCallPhone'>;

/** The nineteen governorates: the two codes beside them are no places. */
export const realGovernorates = governorates.codes.filter((code) => regionOf[code] !== null);

const everyone = personCategories.codes;
const officeHours: DeskHours = { days: [0, 1, 2, 3, 4], opensAt: 8 * 60, closesAt: 16 * 60 };
const longHours: DeskHours = { days: [0, 1, 2, 3, 4, 6], opensAt: 7 * 60, closesAt: 22 * 60 };
const inKurdistan = (place: Governorate): boolean => regionOf[place] === 'kurdistan-region';
const localLanguages = (place: Governorate): string[] => (inKurdistan(place) ? ['ckb', 'ar', 'en'] : ['ar', 'en']);
const offersOf = (services: readonly Service[], whom: readonly PersonCategory[], freePlaces: FreePlaces): DemoOffer[] =>
  services.flatMap((service) => whom.map((personCategory) => ({ service, personCategory, freePlaces })));

/** A name with the governorate, and an addition where one place has several such units. */
function named(ar: string, ckb: string, en: string, place: Governorate, addition = ''): LocalName {
  const { [place]: of } = governorateNames;
  const words = addition === '' ? '' : ` ${addition}`;
  return { ar: `${ar}${words} – ${of.ar}`, ckb: `${ckb}${words} – ${of.ckb}`, en: `${en}${words} – ${of.en}` };
}

/** What every governorate has. */
const everywhere = {
  police: (governorate) => ({
    agencyId: (inKurdistan(governorate) ? 'kurdistan-ministry-of-interior' : 'anti-trafficking-department') as AgencyId,
    kind: 'police-section',
    name: named('قسم مكافحة الاتجار بالبشر', 'بەشی بەرەنگاربوونەوەی بازرگانیکردن بە مرۆڤ', 'Anti-trafficking section', governorate),
    governorate,
    deskHours: null,
    languages: localLanguages(governorate),
    offers: [],
  }),
  coordination: (governorate) => ({
    agencyId: 'ministry-of-labour-and-social-affairs' as AgencyId,
    kind: 'coordination-desk',
    name: named('مكتب تنسيق الإحالة', 'نووسینگەی هەماهەنگیی ڕەوانەکردن', 'Referral coordination desk', governorate),
    governorate,
    deskHours: officeHours,
    languages: localLanguages(governorate),
    offers: [],
  }),
  placement: (governorate) => placementDesk(governorate, ['women', 'girls', 'families'], fullDesks.includes(governorate) ? 'none' : 'some'),
  hospital: (governorate) => hospital(governorate, 'أ'),
  'legal-aid': (governorate) => legalAidOffice(governorate, inKurdistan(governorate) ? 'legal-clinic-networks' : 'iraqi-bar-association'),
  reintegration: (governorate) => ({
    agencyId: 'ministry-of-labour-and-social-affairs' as AgencyId,
    kind: 'reintegration-office',
    name: named('مكتب الإدماج', 'نووسینگەی تێکەڵکردنەوە', 'Reintegration office', governorate),
    governorate,
    deskHours: officeHours,
    languages: localLanguages(governorate),
    offers: offersOf(['reintegration', 'financial-aid', 'education', 'employment'], everyone, 'some'),
  }),
  court: (governorate) => ({
    agencyId: 'investigation-courts' as AgencyId,
    kind: 'court',
    name: named('محكمة التحقيق', 'دادگای لێکۆڵینەوە', 'Investigation court', governorate),
    governorate,
    deskHours: officeHours,
    languages: localLanguages(governorate),
    offers: [],
  }),
} as const satisfies Readonly<Record<string, (place: Governorate) => UnitPlan>>;

/** Desks that have no place left for anybody. */
const fullDesks: readonly Governorate[] = ['halabja', 'anbar', 'karbala', 'maysan'];

function placementDesk(governorate: Governorate, whom: readonly PersonCategory[], freePlaces: FreePlaces, number = '1'): UnitPlan {
  return {
    agencyId: 'ministry-of-labour-and-social-affairs' as AgencyId,
    kind: 'placement-desk',
    name: named('مكتب الإيواء', 'نووسینگەی جێگیرکردن', 'Placement desk', governorate, number),
    governorate,
    deskHours: longHours,
    languages: localLanguages(governorate),
    offers: offersOf(['shelter'], whom, freePlaces),
  };
}

function hospital(governorate: Governorate, letter: string): UnitPlan {
  return {
    agencyId: 'ministry-of-health' as AgencyId,
    kind: 'health-facility',
    name: named('المستشفى التجريبي', 'نەخۆشخانەی نموونەیی', 'Sample hospital', governorate, letter),
    governorate,
    deskHours: longHours,
    languages: localLanguages(governorate),
    offers: offersOf(['medical', 'psychological'], everyone, 'some'),
  };
}

function legalAidOffice(governorate: Governorate, agency: string, addition = ''): UnitPlan {
  return {
    agencyId: agency as AgencyId,
    kind: 'legal-aid-office',
    name: named('مكتب المساعدة القانونية', 'نووسینگەی یارمەتیی یاسایی', 'Legal aid office', governorate, addition),
    governorate,
    deskHours: officeHours,
    languages: localLanguages(governorate),
    offers: offersOf(['legal-aid'], everyone, 'some'),
  };
}

function interpreters(governorate: Governorate): UnitPlan {
  return {
    agencyId: 'iraqi-translators-association' as AgencyId,
    kind: 'interpreter-office',
    name: named('مكتب المترجمين', 'نووسینگەی وەرگێڕان', 'Interpreters’ office', governorate),
    governorate,
    deskHours: longHours,
    languages: ['ar', 'ckb', 'en', 'tl', 'bn', 'ne', 'am', 'ur', 'fa', 'hi', 'sw', 'fr'],
    offers: offersOf(['interpretation'], everyone, 'some'),
  };
}

function repatriationOffice(governorate: Governorate): UnitPlan {
  return {
    agencyId: 'ministry-of-transport' as AgencyId,
    kind: 'transport-office',
    name: named('مكتب الإعادة إلى الوطن', 'نووسینگەی گەڕاندنەوە بۆ نیشتمان', 'Repatriation office', governorate),
    governorate,
    deskHours: officeHours,
    languages: ['ar', 'en', 'tl', 'bn', 'am'],
    offers: offersOf(['repatriation'], everyone, 'some'),
  };
}

function residenceOffice(governorate: Governorate): UnitPlan {
  return {
    agencyId: 'residence-affairs-directorate' as AgencyId,
    kind: 'residence-office',
    name: named('مكتب شؤون الإقامة', 'نووسینگەی کاروباری نیشتەجێبوون', 'Residence affairs office', governorate),
    governorate,
    deskHours: officeHours,
    languages: ['ar', 'en'],
    offers: offersOf(['repatriation'], everyone, 'some'),
  };
}

function office(kind: UnitKind, agency: string, name: LocalName): UnitPlan {
  return {
    agencyId: agency as AgencyId,
    kind,
    name,
    governorate: 'baghdad',
    deskHours: officeHours,
    languages: ['ar', 'en'],
    offers: [],
  };
}

/** What only some places have, and Baghdad's second ones. */
const elsewhere: Readonly<Record<string, UnitPlan>> = {
  'police-baghdad-2': {
    ...everywhere.police('baghdad'),
    name: named('قسم مكافحة الاتجار بالبشر', 'بەشی بەرەنگاربوونەوەی بازرگانیکردن بە مرۆڤ', 'Anti-trafficking section', 'baghdad', '2'),
  },
  'placement-baghdad': {
    ...placementDesk('baghdad', ['women', 'girls', 'families'], 'some'),
    deskHours: null,
    languages: ['ar', 'en', 'ckb', 'tl', 'am'],
  },
  'placement-baghdad-2': { ...placementDesk('baghdad', ['women'], 'some', '2'), languages: ['ar', 'en', 'bn', 'ne'] },
  'placement-baghdad-3': placementDesk('baghdad', ['men', 'boys'], 'some', '3'),
  'placement-basra-2': placementDesk('basra', ['men', 'boys'], 'some', '2'),
  'placement-erbil-2': placementDesk('erbil', ['men', 'boys'], 'none', '2'),
  'placement-nineveh-2': placementDesk('nineveh', ['men', 'boys'], 'some', '2'),
  'hospital-baghdad-2': hospital('baghdad', 'ب'),
  'legal-aid-baghdad-2': legalAidOffice('baghdad', 'iraqi-jurists-union', '2'),
  ...Object.fromEntries(
    (['baghdad', 'basra', 'nineveh', 'erbil', 'sulaymaniyah'] as const).map((place) => [`interpreters-${place}`, interpreters(place)]),
  ),
  ...Object.fromEntries(
    (['baghdad', 'basra', 'erbil', 'najaf'] as const).map((place) => [`repatriation-${place}`, repatriationOffice(place)]),
  ),
  ...Object.fromEntries((['baghdad', 'basra', 'erbil'] as const).map((place) => [`residence-${place}`, residenceOffice(place)])),
  'frontline-baghdad': office(
    'frontline-post',
    'ministry-of-transport',
    named('نقطة رصد المطار', 'بنکەی چاودێریی فڕۆکەخانە', 'Airport post', 'baghdad'),
  ),
  'frontline-labour-baghdad': office(
    'frontline-post',
    'ministry-of-labour-and-social-affairs',
    named('لجنة تفتيش العمل', 'لیژنەی پشکنینی کار', 'Labour inspection', 'baghdad'),
  ),
  secretariat: office('committee-office', 'committee-secretariat', {
    ar: 'سكرتارية اللجنة المركزية',
    ckb: 'سکرتاریەتی لیژنەی ناوەندی',
    en: 'Secretariat of the Central Committee',
  }),
  chair: office('committee-office', 'committee-chair', {
    ar: 'مكتب رئيس اللجنة',
    ckb: 'نووسینگەی سەرۆکی لیژنە',
    en: 'Office of the committee’s chair',
  }),
  evaluator: office('committee-office', 'external-evaluator', {
    ar: 'جهة التقييم الخارجي',
    ckb: 'لایەنی هەڵسەنگاندنی دەرەکی',
    en: 'External evaluation',
  }),
  'focal-point': office('committee-office', 'ministry-of-labour-and-social-affairs', {
    ar: 'مكتب عضو اللجنة – وزارة العمل',
    ckb: 'نووسینگەی ئەندامی لیژنە – وەزارەتی کار',
    en: 'Committee member’s office – Ministry of Labour',
  }),
  'focal-point-justice': office('committee-office', 'ministry-of-justice', {
    ar: 'مكتب عضو اللجنة – وزارة العدل',
    ckb: 'نووسینگەی ئەندامی لیژنە – وەزارەتی داد',
    en: 'Committee member’s office – Ministry of Justice',
  }),
  administration: office('administration', 'ministry-of-labour-and-social-affairs', {
    ar: 'إدارة المستخدمين – وزارة العمل',
    ckb: 'بەڕێوەبردنی بەکارهێنەران – وەزارەتی کار',
    en: 'User administration – Ministry of Labour',
  }),
  'data-protection': office('administration', 'committee-secretariat', {
    ar: 'مكتب حماية البيانات',
    ckb: 'نووسینگەی پاراستنی داتا',
    en: 'Data protection office',
  }),
  systems: office('administration', 'committee-secretariat', {
    ar: 'إدارة النظام',
    ckb: 'بەڕێوەبردنی سیستەم',
    en: 'System administration',
  }),
  'training-baghdad': {
    ...everywhere.reintegration('baghdad'),
    name: named('مركز التدريب المهني التجريبي', 'ناوەندی ڕاهێنانی پیشەیی نموونەیی', 'Sample vocational training centre', 'baghdad'),
    offers: offersOf(['education', 'employment'], everyone, 'some'),
    outside: true,
  },
};

/** Every unit of the demo world, always the same. No number is anybody's: Iraq has no code 000. */
export const demoUnits: readonly DemoUnit[] = Object.entries({
  ...Object.fromEntries(
    realGovernorates.flatMap((place) => Object.entries(everywhere).map(([what, plan]) => [`${what}-${place}`, plan(place)])),
  ),
  ...elsewhere,
}).map(([slug, plan], place) => ({
  id: demoId('unit', slug),
  slug,
  onCallPhone: `+964 000 000 ${String(1001 + place)}`,
  ...plan,
}));

/** @throws Error for a slug no unit has. */
export function demoUnit(slug: string): DemoUnit {
  const found = demoUnits.find((unit) => unit.slug === slug);
  if (found === undefined) throw new Error(`no demo unit ${slug}`);
  return found;
}
