export { AccountsModule } from './accounts.module';
export { newPassword } from './password';
