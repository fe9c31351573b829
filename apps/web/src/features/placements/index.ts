import { lazy } from 'react';

export const BoardPage = lazy(() => import('./board-page').then(({ BoardPage: page }) => ({ default: page })));
export const HousePage = lazy(() => import('./house-page').then(({ HousePage: page }) => ({ default: page })));
export const PlacementPage = lazy(() => import('./placement-page').then(({ PlacementPage: page }) => ({ default: page })));
export const ReceiptPage = lazy(() => import('./receipt-page').then(({ ReceiptPage: page }) => ({ default: page })));
