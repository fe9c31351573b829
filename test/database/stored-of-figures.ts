import * as domain from '@himaya/domain';

/** What figures are told apart by, and the steps of a table: no column stores them by themselves. */
export const storedNowhereOfFigures = [
  domain.dimensionIds,
  domain.figureSigns,
  domain.countedAges,
  domain.countedCitizenships,
  domain.countedForms,
  domain.countedChannels,
  domain.countedAgencies,
  domain.countedLanguages,
  domain.yesOrNo,
  domain.countedArticles,
  domain.countedLengths,
  domain.courtSeries,
  domain.courtLacks,
  domain.measureLacks,
  domain.releaseSteps,
  domain.portalSteps,
  domain.publicWriters,
  domain.releaseFormats,
  domain.templateUnits,
  domain.templateCoverages,
  domain.templateLacks,
  domain.contributionColumnIds,
  domain.internationalReturns,
];
