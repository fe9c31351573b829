export { AccountsModule } from './accounts.module';
export { newPassword, passwordCost } from './password';
