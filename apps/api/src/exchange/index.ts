export { ExchangeModule } from './exchange.module';
export { ImportFileSchema, ImportRowSchema } from './import.schema';
