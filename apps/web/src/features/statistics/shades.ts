import type { ProtectedFigure } from '@himaya/domain';

/** The style of one of four steps up to the largest number; null for a sign, which has none. */
export const shadeOf = (figure: ProtectedFigure, largest: number): `shade${number}` | null =>
  typeof figure === 'number' ? `shade${Math.max(1, Math.ceil((4 * figure) / Math.max(1, largest)))}` : null;
