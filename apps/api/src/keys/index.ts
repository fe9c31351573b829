export { KeysModule } from './keys.module';
export { eraseCase } from './erase-case';
