import { lazy } from 'react';

export const IdentificationSection = lazy(() =>
  import('./identification-section').then((module) => ({ default: module.IdentificationSection })),
);
export const ReflectionPanel = lazy(() => import('./reflection-panel').then((module) => ({ default: module.ReflectionPanel })));
export const CourtsPanel = lazy(() => import('./courts-panel').then((module) => ({ default: module.CourtsPanel })));
export const UndecidedPage = lazy(() => import('./undecided-page').then((module) => ({ default: module.UndecidedPage })));
export const RulesPage = lazy(() => import('./rules-page').then((module) => ({ default: module.RulesPage })));
export const ReflectionsPage = lazy(() => import('./reflections-page').then((module) => ({ default: module.ReflectionsPage })));
