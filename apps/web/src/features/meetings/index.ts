import { lazy } from 'react';

export const MeetingsPage = lazy(() => import('./meetings-page').then(({ MeetingsPage: page }) => ({ default: page })));
export const MeetingPage = lazy(() => import('./meeting-page').then(({ MeetingPage: page }) => ({ default: page })));
export const BodyMeetingsPage = lazy(() => import('./body-meetings-page').then(({ BodyMeetingsPage: page }) => ({ default: page })));
