const hour = 3_600_000;

/** How long a unit's word about its free places is believed. */
export const placesKeptFor = 48 * hour;

/** True where nobody has said for two days whether there is a place, or ever. */
export function arePlacesStale(keptAt: Date | null, now: Date): boolean {
  return keptAt === null || now.getTime() - keptAt.getTime() > placesKeptFor;
}
