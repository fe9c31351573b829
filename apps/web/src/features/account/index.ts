import { lazy } from 'react';

export { PrivacySwitch } from './privacy-switch';
export { QuickExit } from './quick-exit';
// Menus bring their own positioning engine; the page is there before them.
export const LanguageMenu = lazy(() => import('./language-menu').then(({ LanguageMenu: menu }) => ({ default: menu })));
export const UserMenu = lazy(() => import('./user-menu').then(({ UserMenu: menu }) => ({ default: menu })));
