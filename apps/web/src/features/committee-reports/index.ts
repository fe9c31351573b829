import { lazy } from 'react';

export const CommitteeReportsPage = lazy(() =>
  import('./committee-reports-page').then(({ CommitteeReportsPage: page }) => ({ default: page })),
);
export const CommitteeReportPage = lazy(() =>
  import('./committee-report-page').then(({ CommitteeReportPage: page }) => ({ default: page })),
);
