export { demoSignIns, type DemoSignIn } from './accounts';
export type { Doors } from './doors';
export { fillDemoWorld } from './fill-demo-world';
export { loadReferenceData } from './load-reference-data';
export { seedDemoWorld, type DemoSeed } from './seed-demo-world';
