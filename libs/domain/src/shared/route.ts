/**
 * A route both sides share: the api implements it, the web calls it, and the types of its body and its answer travel
 * along. `path` is below /api/v1 with `:name` parameters.
 */
export interface Route<Body, View> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Types only; never set. */
  readonly __types?: { body: Body; view: View };
}

// Builders may leave out routes that nobody on a page calls.
/* @__NO_SIDE_EFFECTS__ */
export function route<Body, View>(method: Route<Body, View>['method'], path: string): Route<Body, View> {
  return { method, path };
}

/** A page of a keyset-paginated list; `nextCursor` is null on the last page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A name in the three languages of the interface. */
export interface LocalName {
  readonly ar: string;
  readonly ckb: string;
  readonly en: string;
}

/** The languages of the interface; Arabic is the default. */
export const interfaceLanguages = ['ar', 'ckb', 'en'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];
