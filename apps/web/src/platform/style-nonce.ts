declare global {
  // The name style injecting libraries (react-remove-scroll through get-nonce) look for.
  var __webpack_nonce__: string | undefined;
}

const placeholder = '__CSP_NONCE__';

/** The nonce the server wrote into this page for style elements; empty where it wrote none (development). */
export function styleNonce(): string {
  const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
  return nonce === placeholder ? '' : nonce;
}

/** Hands the nonce to the libraries that add style elements by themselves. */
export function shareStyleNonce(): void {
  globalThis.__webpack_nonce__ = styleNonce();
}
