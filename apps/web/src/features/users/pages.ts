export { NewUserPage } from './new-user-page';
export { UserPage } from './user-page';
export { UsersPage } from './users-page';
