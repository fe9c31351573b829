import * as domain from '@himaya/domain';

/** What releases store in codes: table and column, and the list it must be. */
export const storedOfReleases: Readonly<Record<string, readonly string[]>> = {
  'statistic_release.status': domain.releaseStatuses.codes,
  'statistic_release.reason': domain.releaseReasons.codes,
  'statistic_release.refusal': domain.releaseRefusals.codes,
  'statistic_release.method': domain.releaseMethods.codes,
  'statistic_release.rounding': domain.askedRoundings.codes,
  'statistic_release.rounded': domain.releaseRoundings.codes,
  'contribution.status': domain.releaseStatuses.codes,
  'contribution.refusal': domain.contributionRefusals.codes,
  'contribution.reason': domain.releaseReasons.codes,
  'release_event.step': ['request', 'compute', 'supersede', ...domain.releaseSteps.codes],
  'release_event.reason': domain.releaseReasons.codes,
};
