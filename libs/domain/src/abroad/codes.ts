import { codeList, type CodeOf } from '../shared/code-list';

/** Where somebody goes: home, or to a country that takes them in. Each ends the case with an outcome of its own. */
export const abroadDestinations = codeList('abroad-destination', ['home-country', 'third-country']);
export type AbroadDestination = CodeOf<typeof abroadDestinations>;

/** What kind of body takes the person on there. */
export const abroadBodies = codeList('abroad-body', ['authority', 'international-organisation', 'ngo', 'shelter', 'consulate']);
export type AbroadBody = CodeOf<typeof abroadBodies>;

export const abroadStatuses = codeList('abroad-status', ['planned', 'handed-over', 'arrived', 'called-off']);
export type AbroadStatus = CodeOf<typeof abroadStatuses>;

export const abroadSteps = codeList('abroad-step', ['hand-over', 'confirm-arrival', 'call-off']);
export type AbroadStep = CodeOf<typeof abroadSteps>;

/** Why it came to nothing. */
export const abroadReasons = codeList('abroad-reason', [
  'person-declined',
  'consent-withdrawn',
  'not-safe',
  'not-accepted',
  'travel-impossible',
  'other',
]);
export type AbroadReason = CodeOf<typeof abroadReasons>;
