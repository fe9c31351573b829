import { route, type Page } from '../shared/route';
import type { ContributionFile, ContributionView, RequestContributionBody } from './contribution';
import type { RequestReleaseBody } from './decide-release';
import type { StepReleaseBody } from './machine';
import type { PublishedListItem, PublishedRelease, ReleaseListItem, ReleaseView } from './types';

export const requestRelease = route<RequestReleaseBody, ReleaseView>('POST', '/statistics/releases');
/** Query: status, cursor, limit; the latest first. */
export const listReleases = route<void, Page<ReleaseListItem>>('GET', '/statistics/releases');
export const readRelease = route<void, ReleaseView>('GET', '/statistics/releases/:id');
/** A file. Query: format, language; of what was withdrawn, refused or discarded there is none. */
export const exportRelease = route<void, unknown>('GET', '/statistics/releases/:id/export');
export const stepRelease = route<StepReleaseBody, ReleaseView>('POST', '/statistics/releases/:id/steps');
/** Open to anybody. Query: cursor, limit. */
export const listPublished = route<void, Page<PublishedListItem>>('GET', '/public/v1/releases');
export const readPublished = route<void, PublishedRelease>('GET', '/public/v1/releases/:id');
/** A file, open to anybody, with an ETag. Query: format, language. */
export const publishedFile = route<void, unknown>('GET', '/public/v1/releases/:id/file');

/** The worker makes it: rows about single persons in the form of HTCDS 2.0, each like at least ten others. */
export const requestContribution = route<RequestContributionBody, ContributionView>('POST', '/statistics/contributions');
/** Query: cursor, limit; the latest first. */
export const listContributions = route<void, Page<ContributionView>>('GET', '/statistics/contributions');
export const stepContribution = route<StepReleaseBody, ContributionView>('POST', '/statistics/contributions/:id/steps');
/** Of a published one; counted anew before it is handed out. */
export const readContributionFile = route<void, ContributionFile>('GET', '/statistics/contributions/:id/file');
