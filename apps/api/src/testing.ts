/** The only file of the API that tests may import. */
export { prepareDatabase, urlOf } from './platform/db/prepare-database';
export { KeyRing } from './platform/vault/key-ring';
export { Vault } from './platform/vault/vault';
