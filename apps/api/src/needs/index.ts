export { NeedStore, needListStatement } from './need.store';
export { NeedSchema } from './need.schema';
export { NeedsModule } from './needs.module';
