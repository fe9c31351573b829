import { codeList, type CodeOf } from '../shared/code-list';

/** What the secretariat writes for the public. A `page` is the words above one of the portal's own pages, `help` a helpline or an office. */
export const portalKinds = codeList('portal-kind', ['news', 'activity', 'page', 'annual-report', 'help']);
export type PortalKind = CodeOf<typeof portalKinds>;

/** The portal's own pages that have words of the secretariat's above them. */
export const portalPlaces = codeList('portal-place', ['home', 'plan', 'figures', 'law', 'news', 'reports', 'rights', 'help', 'concern']);
export type PortalPlace = CodeOf<typeof portalPlaces>;

/** Where the latest words of an item stand; earlier ones may be public meanwhile. */
export const portalStatuses = codeList('portal-status', ['draft', 'proposed', 'published', 'withdrawn']);
export type PortalStatus = CodeOf<typeof portalStatuses>;

export const portalSteps = codeList('portal-step', ['propose', 'return', 'publish', 'withdraw']);
export type PortalStep = CodeOf<typeof portalSteps>;
