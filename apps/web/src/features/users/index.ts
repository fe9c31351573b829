import { lazy } from 'react';

// One chunk: an administrator who opens one opens the others.
const pages = () => import('./pages');
export const UsersPage = lazy(() => pages().then(({ UsersPage: page }) => ({ default: page })));
export const UserPage = lazy(() => pages().then(({ UserPage: page }) => ({ default: page })));
export const NewUserPage = lazy(() => pages().then(({ NewUserPage: page }) => ({ default: page })));
