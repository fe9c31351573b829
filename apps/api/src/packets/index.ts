export { PacketsModule } from './packets.module';
