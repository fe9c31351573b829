import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { keepCsrfToken } from '../platform/api-client';
import { vault } from '../platform/drafts';

// A page's code is loaded when it is first shown, which takes a while on a busy machine; an error needs no copy of the page.
configure({ asyncUtilTimeout: 10_000, getElementError: (message) => new Error(message?.split('\n', 1)[0] ?? '') });

class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver = NoResizeObserver;
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
Element.prototype.scrollIntoView = () => undefined;
globalThis.matchMedia = (media) =>
  ({ matches: false, media, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;

beforeEach(() => {
  localStorage.clear();
  globalThis.history.replaceState(null, '', '/');
});

afterEach(async () => {
  cleanup();
  notifications.clean();
  keepCsrfToken(null);
  await vault.wipe();
});
