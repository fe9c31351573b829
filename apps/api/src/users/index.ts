export { UsersModule } from './users.module';
export { heldRoleView } from './user.presenter';
