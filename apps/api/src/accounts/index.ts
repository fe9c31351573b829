export { AccountsModule } from './accounts.module';
export { isCommonPassword } from './common-passwords';
export { newPassword, passwordCost, type StoredPassword } from './password';
