import { lazy } from 'react';

export const PortalItemsPage = lazy(() => import('./portal-items-page').then(({ PortalItemsPage: page }) => ({ default: page })));
export const NewPortalItemPage = lazy(() => import('./new-portal-item-page').then(({ NewPortalItemPage: page }) => ({ default: page })));
export const PortalItemPage = lazy(() => import('./portal-item-page').then(({ PortalItemPage: page }) => ({ default: page })));
