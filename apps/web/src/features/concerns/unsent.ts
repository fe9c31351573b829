import { vault } from '../../platform/drafts';

/** Where what waits for the network lies in the vault. */
export const outboxName = 'concern-outbox';

/** The report and all its pictures have been sent; what is left of it is only to be read. */
export const hasArrived = ({ concernId, photos }: { readonly concernId: string | null; readonly photos: readonly unknown[] }): boolean =>
  concernId !== null && photos.length === 0;

/** How many reports would be lost with this browser's vault; asked without a network too. */
export async function countUnsent(): Promise<number> {
  const waiting = ((await vault.load(outboxName)) ?? []) as readonly Parameters<typeof hasArrived>[0][];
  return waiting.filter((report) => !hasArrived(report)).length;
}
