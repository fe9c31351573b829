/** The only file of the API that tests may import. */
export { prepareDatabase, urlOf } from './platform/db/prepare-database';
export { KeyRing } from './platform/vault/key-ring';
export { Vault } from './platform/vault/vault';
export { provePassword } from './accounts/password';
export { demoSignIns, loadReferenceData, seedDemoWorld } from './demo-world';
export { drawWorld } from './demo-world/world';
export { registryOf, type EventHandler } from './platform/outbox/event-handler';
export { handleEvent } from './platform/outbox/handle-event';
export type { JobQueue } from './platform/outbox/job-queue';
export { startLoop, type Loop } from './platform/outbox/loop';
export { relay } from './platform/outbox/outbox.relay';
export { openQueue, startWorker, type Work } from './platform/outbox/start-worker';
export { WorkerDatabase } from './platform/outbox/worker-database';
export { houseChores } from './platform/outbox/chore';
export { work } from './work';
