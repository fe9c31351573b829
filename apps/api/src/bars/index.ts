export { BarsModule } from './bars.module';
