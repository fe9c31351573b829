import { route, type Page } from '../shared/route';
import type { StepPortalItemBody } from './machine';
import type { OpenPortalItemBody, PortalItemListItem, PortalItemView, SavePortalItemBody } from './types';

/** Query: kind, status (proposed: what waits to be let out), cursor, limit; what was changed last first. */
export const listPortalItems = route<void, Page<PortalItemListItem>>('GET', '/portal-items');
export const openPortalItem = route<OpenPortalItemBody, PortalItemView>('POST', '/portal-items');
export const readPortalItem = route<void, PortalItemView>('GET', '/portal-items/:id');
export const savePortalItem = route<SavePortalItemBody, PortalItemView>('POST', '/portal-items/:id/texts');
export const stepPortalItem = route<StepPortalItemBody, PortalItemView>('POST', '/portal-items/:id/steps');
