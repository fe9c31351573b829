import { Injectable } from '@nestjs/common';
import { allow, refuse, type Outcome, type PlaceView, type ShelterId, type ShelterView } from '@himaya/domain';
import type { Tx } from '../platform/db/in-transaction';
import { Vault, type DataKey } from '../platform/vault/vault';
import { HouseStore, type PlaceRow } from './house.store';

/** One house with its places, inside a transaction. */
@Injectable()
export class ShowHouse {
  constructor(
    private readonly houses: HouseStore,
    private readonly vault: Vault,
  ) {}

  async one(tx: Tx, id: ShelterId): Promise<Outcome<ShelterView>> {
    const [house] = await this.houses.houses(tx, id);
    if (house === undefined) return refuse('not-found');
    const key = await this.vault.keyOf(house);
    const places = await this.houses.places(tx, id);
    const keys = await this.vault.openKeys(
      places.flatMap(({ placementId, keyWrapped, keyId }) => (placementId === null ? [] : [{ id: placementId, keyWrapped, keyId }])),
    );
    return allow({
      id: house.id,
      version: house.version,
      name: key.open('shelter.name', house.nameCt) ?? '',
      address: key.open('shelter.address', house.addressCt) ?? '',
      services: house.services,
      places: places.map((place) => placeView(place, keys)),
    });
  }
}

function placeView(place: PlaceRow, keys: ReadonlyMap<string, DataKey>): PlaceView {
  return {
    id: place.id,
    version: place.version,
    label: String(place.number),
    personCategory: place.personCategory,
    adapted: place.adapted,
    inUse: place.inUse,
    state: place.kind === null ? 'free' : place.kind === 'reserved' ? 'reserved' : 'taken',
    placement:
      place.placementId === null || place.status === null
        ? null
        : {
            id: place.placementId,
            called: keys.get(place.placementId)?.open('placement.called', place.calledCt) ?? '',
            status: place.status,
          },
  };
}
