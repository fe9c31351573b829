import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { LeavesModule } from '../leaves';
import { ChangeUser } from './change-user';
import { CreateUser } from './create-user';
import { DisableUser } from './disable-user';
import { EnableUser } from './enable-user';
import { FirstPasswordController } from './first-password.controller';
import { GrantRole } from './grant-role';
import { ListUsers } from './list-users';
import { ReadUser } from './read-user';
import { ResetPassword } from './reset-password';
import { RevokeRole } from './revoke-role';
import { SearchUsers } from './search-users';
import { SetFirstPassword } from './set-first-password';
import { UserLeavesController } from './user-leaves.controller';
import { UserStore } from './user.store';
import { UsersController } from './users.controller';

@Module({
  imports: [DirectoryModule, LeavesModule],
  controllers: [UsersController, UserLeavesController, FirstPasswordController],
  providers: [
    UserStore,
    ListUsers,
    SearchUsers,
    ReadUser,
    CreateUser,
    ChangeUser,
    DisableUser,
    EnableUser,
    ResetPassword,
    GrantRole,
    RevokeRole,
    SetFirstPassword,
  ],
})
export class UsersModule {}
