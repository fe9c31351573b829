export { demoSignIns, type DemoSignIn } from './accounts';
export { publishDemoReleases, type Doors } from './publish-releases';
export { loadReferenceData } from './load-reference-data';
export { seedDemoWorld, type DemoSeed } from './seed-demo-world';
