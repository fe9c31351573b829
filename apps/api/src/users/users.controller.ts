import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { UserId } from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import { Me, Requires } from '../platform/auth/requires';
import { IdParam } from '../platform/http/id-param';
import { IfMatch } from '../platform/http/if-match';
import { ChangeUser } from './change-user';
import { CreateUser } from './create-user';
import { DisableUser } from './disable-user';
import { EnableUser } from './enable-user';
import { GrantRole } from './grant-role';
import { ListUsers } from './list-users';
import { ReadUser } from './read-user';
import { ResetPassword } from './reset-password';
import { RevokeRole } from './revoke-role';
import { SearchUsers } from './search-users';
import {
  ChangeUserDto,
  CreateUserDto,
  DisableUserDto,
  GrantRoleDto,
  NothingBody,
  RevokeRoleDto,
  SearchUsersDto,
  UsersQuery,
} from './users.bodies';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly listUsers: ListUsers,
    private readonly searchUsers: SearchUsers,
    private readonly readUser: ReadUser,
    private readonly createUser: CreateUser,
    private readonly changeUser: ChangeUser,
    private readonly disableUser: DisableUser,
    private readonly enableUser: EnableUser,
    private readonly resetPassword: ResetPassword,
    private readonly grantRole: GrantRole,
    private readonly revokeRole: RevokeRole,
  ) {}

  @Get()
  @Requires('list', 'User')
  list(@Me() me: Actor, @Query() query: UsersQuery) {
    return this.listUsers.run(me, query);
  }

  @Post('search')
  @HttpCode(200)
  @Requires('search', 'User')
  search(@Me() me: Actor, @Body() body: SearchUsersDto) {
    return this.searchUsers.run(me, body);
  }

  @Get(':id')
  @Requires('read', 'User')
  read(@Me() me: Actor, @Param('id', IdParam) id: UserId) {
    return this.readUser.run(me, id);
  }

  @Post()
  @Requires('create', 'User')
  create(@Me() me: Actor, @Body() body: CreateUserDto) {
    return this.createUser.run(me, body);
  }

  @Patch(':id')
  @Requires('change', 'User')
  change(@Me() me: Actor, @Param('id', IdParam) id: UserId, @IfMatch() version: number, @Body() body: ChangeUserDto) {
    return this.changeUser.run(me, id, version, body);
  }

  @Post(':id/disabling')
  @HttpCode(200)
  @Requires('disable', 'User')
  disable(@Me() me: Actor, @Param('id', IdParam) id: UserId, @IfMatch() version: number, @Body() body: DisableUserDto) {
    return this.disableUser.run(me, id, version, body);
  }

  @Post(':id/enabling')
  @HttpCode(200)
  @Requires('disable', 'User')
  enable(@Me() me: Actor, @Param('id', IdParam) id: UserId, @IfMatch() version: number, @Body() _body: NothingBody) {
    return this.enableUser.run(me, id, version);
  }

  @Post(':id/password-reset')
  @HttpCode(200)
  @Requires('reset', 'User')
  reset(@Me() me: Actor, @Param('id', IdParam) id: UserId, @IfMatch() version: number, @Body() _body: NothingBody) {
    return this.resetPassword.run(me, id, version);
  }

  @Post(':id/roles')
  @HttpCode(200)
  @Requires('grant', 'User')
  grant(@Me() me: Actor, @Param('id', IdParam) id: UserId, @IfMatch() version: number, @Body() body: GrantRoleDto) {
    return this.grantRole.run(me, id, version, body);
  }

  @Post(':id/role-revocations')
  @HttpCode(200)
  @Requires('revoke', 'User')
  revoke(@Me() me: Actor, @Param('id', IdParam) id: UserId, @IfMatch() version: number, @Body() body: RevokeRoleDto) {
    return this.revokeRole.run(me, id, version, body);
  }
}
