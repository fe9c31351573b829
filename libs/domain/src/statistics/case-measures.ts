import { caseOutcomes } from '../cases/codes';
import { courtKinds, identificationStatuses } from '../identification/codes';
import { interpretationOccasions } from '../interpretation/codes';
import { claimVenues } from '../legal-aid/claims';
import { legalAidKinds } from '../legal-aid/codes';
import { reportKinds } from '../health-care/reports';
import { appealDecisions, seizedProperties, sentenceKinds, verdicts } from '../proceedings/codes';
import { testimonyPersons } from '../proceedings/testimony';
import { safeguardParties } from '../safeguards/codes';
import { codeList } from '../shared/code-list';
import { agencyKind } from './agency-kind';
import {
  ageGroup,
  article,
  channel,
  citizenship,
  confirmed,
  destination,
  each,
  form,
  governorate,
  language,
  region,
  sentenceLength,
  service,
  sex,
  type Dimension,
} from './dimensions';
import type { FactKind } from './fact';
import type { Computation, Counts, DateRule, NotCollected, Where } from './measure';

const personal = [region, sex, ageGroup, citizenship, form] as const;
const houses = each('kind', 'category', codeList('person-category', ['men', 'women', 'boys', 'girls', 'families']));
const supports = each('kind', 'category', codeList('strand-kind', ['loan', 'grant']));
const venues = each('kind', 'category', claimVenues);
const answers = each('outcome', 'outcome', codeList('statistics-referral', ['accepted', 'rejected']));
const courts = each('court', 'court', courtKinds);

function counted(
  kinds: FactKind | readonly FactKind[],
  dimensions: readonly Dimension[],
  { where = {}, date = 'month', of = { of: 'persons' } }: { readonly where?: Where; readonly date?: DateRule; readonly of?: Counts } = {},
): Computation {
  return { kinds: typeof kinds === 'string' ? [kinds] : kinds, dimensions, where, date, counts: of };
}
const facts: Counts = { of: 'facts' };
const amount: Counts = { of: 'amount' };

/** Every measure that comes from cases: its population, its date, what it counts and by what it can be told apart. */
export const caseMeasures: Readonly<Record<string, Computation | NotCollected>> = {
  'presumed-victims-reported': counted('presumed', [...personal, channel, agencyKind]),
  'victims-identified': counted('identified', [...personal, agencyKind, channel]),
  'begging-victims-identified': counted('identified', [region, sex, ageGroup, citizenship], { where: { forms: ['begging'] } }),
  // The subject of a concern is the report: each is counted once.
  'idp-cases-detected': counted('concern', [region, confirmed], { where: { channel: ['idp-camp'] } }),
  'transport-staff-detections': counted('concern', [region, confirmed], {
    where: { channel: ['airport', 'port', 'border', 'transport'] },
  }),
  'labour-cases-screened': counted(
    'concern',
    [region, each('outcome', 'outcome', codeList('labour-decision', ['labour-violation', 'suspected-trafficking']))],
    { where: { category: ['labour-case'], outcome: ['labour-violation', 'suspected-trafficking'] } },
  ),
  'labour-cases-forwarded': counted('concern', [region, confirmed], {
    where: { category: ['labour-case'], outcome: ['suspected-trafficking'] },
  }),
  'referrals-sent': counted('referral', [region, governorate, service, agencyKind], { of: facts }),
  'referral-acceptance-rate': counted('referral-answer', [region, service, agencyKind], {
    where: { outcome: ['accepted', 'rejected'] },
    of: { of: 'ratio', part: { outcome: ['accepted'] } },
  }),
  'referral-response-time': counted('referral-answer', [region, service, answers], {
    where: { outcome: ['accepted', 'rejected'] },
    of: { of: 'median' },
  }),
  'federal-kurdistan-transfers': counted(
    'referral-answer',
    [each('kind', 'category', codeList('statistics-direction', ['to-kurdistan', 'to-federal'])), service],
    { where: { outcome: ['accepted'], category: ['to-kurdistan', 'to-federal'] } },
  ),
  'victims-assisted': counted(
    ['service', 'stay', 'treatment', 'legal-aid', 'interpretation', 'protection-measure', 'return'],
    [...personal, service, agencyKind, each('status', 'status', identificationStatuses)],
    { date: 'span' },
  ),
  'victims-sheltered': counted('stay', [houses, ...personal], { date: 'span' }),
  'victims-in-shelter': counted('stay', [houses, sex, ageGroup, citizenship], { date: 'stock' }),
  'shelter-admissions': counted('stay', [houses, sex, ageGroup, citizenship], { of: facts }),
  'shelter-occupancy-rate': 'no-base',
  'victims-receiving-medical-care': counted('treatment', [...personal, agencyKind], { where: { service: ['medical'] } }),
  'victims-receiving-psychological-care': counted('treatment', [...personal, agencyKind], { where: { service: ['psychological'] } }),
  'free-treatments-provided': counted('treatment', [...personal, agencyKind], { where: { yes: ['true'] }, of: facts }),
  'medical-reports-issued': counted('medical-report', [region, sex, ageGroup, each('kind', 'category', reportKinds), agencyKind], {
    of: facts,
  }),
  'victims-receiving-social-care': 'no-record',
  'legal-aid-provided': counted('legal-aid', [...personal, agencyKind, each('kind', 'category', legalAidKinds)], { of: facts }),
  'victims-receiving-legal-aid': counted('legal-aid', [...personal, agencyKind]),
  'witnesses-receiving-legal-aid': 'no-record',
  'legal-advisers-active': 'about-staff',
  'interpreters-provided': counted(
    'interpretation',
    [region, governorate, language, each('kind', 'category', interpretationOccasions), agencyKind],
    {
      of: facts,
    },
  ),
  'victims-informed-of-rights': counted('rights-briefing', [region, language, sex, ageGroup, agencyKind]),
  'protection-measures': counted('protection-measure', [region, each('kind', 'category', testimonyPersons), sex, ageGroup], { of: facts }),
  'displaced-victims-assisted': 'no-record',
  'victims-granted-residence': counted('residence', [region, sex, ageGroup, citizenship], { where: { outcome: ['granted'] } }),
  'document-retention-incidents': counted('document-retention', [region, each('kind', 'category', safeguardParties), confirmed], {
    of: facts,
  }),
  'non-punishment-alerts': counted('non-punishment', [region], { of: facts }),
  'victims-repatriated': counted('return', [destination, sex, ageGroup, citizenship, form, confirmed], {
    where: { outcome: ['voluntary'] },
  }),
  'victims-reintegrated': counted('reintegration', [...personal], { where: { outcome: ['goals-met'] } }),
  'victims-placed-in-work': counted('strand', [...personal], { where: { category: ['work-placement'], outcome: ['achieved'] } }),
  'loans-and-grants-beneficiaries': counted('funding-payment', [region, sex, ageGroup, supports], { where: { yes: ['true'] } }),
  'loans-and-grants-amount': counted('funding-payment', [region, supports], { of: amount }),
  'victims-compensated': counted('compensation', [region, sex, ageGroup, citizenship, venues, confirmed]),
  'compensation-amount': counted('compensation', [region, venues, confirmed], { of: amount }),
  'child-victims-returned-to-school': counted('strand', [region, sex, ageGroup], {
    where: { category: ['school-return'], outcome: ['achieved'], age_group: ['0-8', '9-14', '15-17', 'child'] },
  }),
  'cases-closed': counted('closure', [region, each('outcome', 'outcome', caseOutcomes), agencyKind], { of: facts }),
  'investigations-opened': counted('investigation', [region, courts, form]),
  arrests: counted('arrest', [...personal, article]),
  prosecutions: counted('prosecution', [...personal, courts, article]),
  convictions: counted('verdict', [...personal, courts, each('outcome', 'outcome', verdicts), article], {
    where: { outcome: ['convicted'] },
  }),
  sentences: counted('sentence', [region, courts, sex, each('kind', 'outcome', sentenceKinds), form, article, sentenceLength], {
    of: facts,
  }),
  appeals: counted('appeal', [region, governorate, courts, each('outcome', 'outcome', appealDecisions), sex, form, article], {
    of: facts,
  }),
  'final-judgments': counted('final-judgment', [
    region,
    courts,
    each('outcome', 'outcome', codeList('statistics-judgment', ['convicted', 'not-convicted'])),
  ]),
  'asset-seizures': counted('seizure', [region, governorate, each('kind', 'outcome', seizedProperties)], { of: facts }),
};
