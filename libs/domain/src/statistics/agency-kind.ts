import agencies from '../reference/agencies.json';
import { countedAgencies } from './codes';
import type { Dimension } from './dimensions';

const groupOf: Readonly<Record<string, string>> = {
  ministry: 'ministry',
  security: 'security',
  directorate: 'security',
  judiciary: 'judiciary',
  ngo: 'civil-society',
  international: 'civil-society',
  'professional-body': 'civil-society',
  university: 'civil-society',
};

/** Bodies by their kind in the seed of agencies; a single body is never told apart. */
export const agencyKind: Dimension = {
  id: 'agency-kind',
  column: 'agency',
  categories: countedAgencies,
  codes: Object.fromEntries(
    countedAgencies.codes.map((kind) => [kind, agencies.filter((agency) => groupOf[agency.kind] === kind).map(({ id }) => id)]),
  ),
  rest: 'other',
};
