export { demoSignIns, type DemoSignIn } from './accounts';
export { loadReferenceData } from './load-reference-data';
export { seedDemoWorld, type DemoSeed } from './seed-demo-world';
