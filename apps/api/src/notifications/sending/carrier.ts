import type { InterfaceLanguage, NotificationChannel } from '@himaya/domain';

/** A message with nothing in it but a count, or a code, and the way to the sign-in page. */
export interface Outgoing {
  /** The same at every try. */
  readonly id: string;
  readonly to: string;
  readonly language: InterfaceLanguage;
  readonly content: { readonly purpose: 'notices'; readonly count: number } | { readonly purpose: 'code'; readonly code: string };
}

/** What the other side made of it. `later`: not now, or not this server; `code` is its answer where it gave one. */
export interface Reply {
  readonly end: 'sent' | 'refused' | 'later';
  readonly code: number | null;
}

/** Carries messages of one channel out of the house. */
export interface Carrier {
  readonly channel: NotificationChannel;
  /** Never throws: what goes wrong is a reply. */
  send(message: Outgoing): Promise<Reply>;
}
