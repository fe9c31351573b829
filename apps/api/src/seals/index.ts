export { SealsModule } from './seals.module';
export { SealSchema } from './seal.schema';
export { sealWork } from './seal-work';
