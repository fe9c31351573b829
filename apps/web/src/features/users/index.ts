import { lazy } from 'react';

export const UsersPage = lazy(() => import('./users-page').then(({ UsersPage: page }) => ({ default: page })));
export const UserPage = lazy(() => import('./user-page').then(({ UserPage: page }) => ({ default: page })));
export const NewUserPage = lazy(() => import('./new-user-page').then(({ NewUserPage: page }) => ({ default: page })));
