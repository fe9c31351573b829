/** The only file of the API that tests may import. */
export { prepareDatabase, urlOf } from './platform/db/prepare-database';
export { KeyRing } from './platform/vault/key-ring';
export { Vault } from './platform/vault/vault';
export { provePassword } from './accounts/password';
export { demoSignIns, loadReferenceData, seedDemoWorld } from './demo-world';
export { drawWorld } from './demo-world/world';
